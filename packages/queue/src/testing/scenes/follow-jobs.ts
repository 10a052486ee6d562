import { setTimeout as wait } from "node:timers/promises";
import type { JobEvent } from "@jobcan-automation/contract";
import { isLastEvent, type JobRef } from "@jobcan-automation/core";
import { type CuttingProxy, startCuttingProxy } from "../cutting-proxy.ts";
import type { TestQueue } from "../open-test-queue.ts";
import { type Machines, openMachines, submitDays, until } from "./machines.ts";

export interface FollowedJobsFigures {
  jobs: number;
  events: number;
  /** From a line's own time at the worker until a follower at another web server has it; ms. */
  lags: number[];
  cuts: number;
  /** Events that a follower learned it had missed, or that were missing by their numbers. */
  gaps: number;
  /** From when one web server was asked until the run was; ms. */
  stops: number[];
}

export interface FollowJobsOptions {
  jobs: number;
  workers: number;
  cuts: number;
  /** How often as many jobs are stopped afterwards. */
  rounds: number;
  dayMs: number;
}

const days = 20;

/** Follows running jobs at another web server than they were sent to, cuts its ways, and stops jobs. */
export async function followJobs(options: FollowJobsOptions): Promise<FollowedJobsFigures> {
  const { jobs, workers, cuts, rounds, dayMs } = options;
  await using machines = await openMachines();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      await machines.startWorker({ places: Math.ceil(jobs / workers), dayMs });
    }),
  );
  const quiet = await followAll(machines, { jobs, cuts: 0 });
  const cut = cuts === 0 ? quiet : await followAll(machines, { jobs, cuts });
  const stops: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    stops.push(...(await stopAll(machines, jobs, round)));
  }
  return { jobs, events: quiet.events, lags: quiet.lags, cuts, gaps: quiet.gaps + cut.gaps, stops };
}

interface Seen {
  events: number;
  lags: number[];
  gaps: number;
}

/** Where cuts are asked for, the other web server reaches Redis by a way that is cut. */
async function followAll(
  machines: Machines,
  { jobs, cuts }: Pick<FollowJobsOptions, "jobs" | "cuts">,
): Promise<Seen> {
  await using proxy = await startCuttingProxy(machines.redis.port);
  const other = await machines.openWeb(proxy.url);
  const refs = await sendAll(machines, jobs, `followed ${cuts}`);
  const seen: Seen = { events: 0, lags: [], gaps: 0 };
  const followers = refs.map((ref) => new Follower(other, ref, seen));
  const ends = followers.map(async (follower) => await follower.toEnd());
  if (cuts > 0) await cutAll(proxy, followers, cuts);
  await Promise.all(ends);
  await other[Symbol.asyncDispose]();
  return seen;
}

async function sendAll({ web }: Machines, jobs: number, name: string): Promise<JobRef[]> {
  return await Promise.all(
    Array.from(
      { length: jobs },
      async (_, index) => await submitDays(web, `${name} ${index}@x.jp`, days),
    ),
  );
}

/** In turn the web server's way to Redis, and a follower's own to the web server. */
async function cutAll(proxy: CuttingProxy, followers: readonly Follower[], cuts: number) {
  const pauseMs = 150;
  for (let cut = 0; cut < cuts; cut += 1) {
    await wait(pauseMs);
    if (cut % 2 === 0) proxy.cut();
    else followers[cut % followers.length]?.cut();
  }
}

/** As a page follows: it goes on after the last event it holds. */
class Follower {
  readonly #web: TestQueue;
  readonly #ref: JobRef;
  readonly #seen: Seen;
  #cut = new AbortController();
  #lastSeq: number | undefined;
  #isOver = false;

  constructor(web: TestQueue, ref: JobRef, seen: Seen) {
    this.#web = web;
    this.#ref = ref;
    this.#seen = seen;
  }

  cut(): void {
    this.#cut.abort();
  }

  async toEnd(): Promise<void> {
    while (!this.#isOver) {
      this.#cut = new AbortController();
      try {
        await this.#read(this.#cut.signal);
      } catch {
        await wait(50);
      }
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const lastEventId = this.#lastSeq === undefined ? undefined : String(this.#lastSeq);
    const stream = await this.#web.engine.follow(this.#ref, { signal, lastEventId });
    for await (const { seq, event } of stream) {
      const receivedAt = Date.now();
      this.#seen.events += 1;
      const isNext = this.#lastSeq === undefined || seq === this.#lastSeq + 1;
      if (event.type === "gap" || event.type === "expired" || !isNext) this.#seen.gaps += 1;
      this.#lastSeq = seq;
      if (event.type === "log") this.#seen.lags.push(receivedAt - event.entry.at);
      this.#isOver = isEnd(event);
    }
  }
}

/** A job that is over when a follower first sees it has no event after its snapshot. */
function isEnd(event: JobEvent): boolean {
  return event.type === "snapshot" ? event.job.status.state === "finished" : isLastEvent(event);
}

async function stopAll(machines: Machines, jobs: number, round: number): Promise<number[]> {
  const { site } = machines;
  const other = await machines.openWeb();
  const refs = await sendAll(machines, jobs, `stopped ${round}`);
  const markOf = (jobId: string, what: string) =>
    site.marks.find((mark) => mark.jobId === jobId && mark.what === what);
  const stops: number[] = [];
  for (const ref of refs) {
    await until(() => markOf(ref.jobId, "begun"), { what: "a run to stop" });
    const askedAt = Date.now();
    await other.engine.stop(ref, "now");
    const mark = await until(() => markOf(ref.jobId, "asked_to_stop"), {
      what: "a stop that reaches its run",
      everyMs: 1,
    });
    stops.push(mark.at - askedAt);
  }
  for (const { jobId } of refs) {
    await until(() => markOf(jobId, "ended"), { what: "the end of a stopped run" });
  }
  await other[Symbol.asyncDispose]();
  return stops;
}
