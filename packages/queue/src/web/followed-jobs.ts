import { repeat } from "@jobcan-automation/core";
import type { JobEvent } from "@jobcan-automation/contract";
import type { QueueParts } from "../queue-options.ts";
import { interruptJob } from "../record/interrupt-job.ts";
import { expiredNotice } from "../record/prune-jobs.ts";
import { type LoadedJob, RemoteJob } from "../record/remote-job.ts";
import { readJson } from "../record/read-json.ts";
import { keys } from "../redis/keys.ts";

interface Followed {
  job: RemoteJob;
  watch: Disposable;
}

export interface FollowedHooks {
  load: (jobId: string) => Promise<LoadedJob | undefined>;
  /** Somebody is there: whoever holds the job is notified. */
  touch: (jobId: string) => Promise<void>;
}

const watchEveryMs = 2_000;
/** A worker makes its connection anew, and says that it lives, in less. */
const missedForMs = 1_500;
const touchEveryBeats = 10;
const head = keys.events("");

/** The jobs that are followed here, each read once however many follow it. None: nothing is asked of Redis. */
export class FollowedJobs {
  readonly #parts: QueueParts;
  readonly #hooks: FollowedHooks;
  readonly #jobs = new Map<string, Promise<Followed | undefined>>();
  readonly #open = new Map<string, RemoteJob>();
  /** Jobs whose worker was missed when they were last looked at, since when. */
  readonly #missed = new Map<string, number>();

  constructor(parts: QueueParts, hooks: FollowedHooks) {
    this.#parts = parts;
    this.#hooks = hooks;
    parts.subscriber.on("message", (channel, text) => {
      if (channel.startsWith(head)) this.#take(channel.slice(head.length), text);
    });
    parts.subscriber.on("ready", () => {
      for (const job of this.#open.values()) void job.catchUp();
    });
  }

  followers(jobId: string): number {
    return this.#open.get(jobId)?.followers ?? 0;
  }

  /** Undefined where it is gone. What is published from now on is not missed. */
  async follow(jobId: string): Promise<RemoteJob | undefined> {
    const opening = this.#jobs.get(jobId) ?? this.#begin(jobId);
    this.#jobs.set(jobId, opening);
    try {
      const followed = await opening;
      if (followed === undefined) this.#jobs.delete(jobId);
      return followed?.job;
    } catch (error) {
      this.#jobs.delete(jobId);
      throw error;
    }
  }

  async #begin(jobId: string): Promise<Followed | undefined> {
    const { subscriber, given } = this.#parts;
    await subscriber.subscribe(keys.events(jobId));
    const load = async () => await this.#hooks.load(jobId);
    const loaded = await load();
    if (loaded === undefined) {
      await subscriber.unsubscribe(keys.events(jobId));
      return undefined;
    }
    const job = new RemoteJob({ load, onError: given.onError }, loaded);
    this.#open.set(jobId, job);
    // What was published between the two is in the stream.
    await job.catchUp();
    let beats = 0;
    let idleBeats = 0;
    const watch = repeat(given.clock, watchEveryMs, () => {
      beats += 1;
      idleBeats = job.followers === 0 ? idleBeats + 1 : 0;
      // Not at once: whoever has just asked for it may not have begun to follow.
      if (idleBeats > 1) void this.#end(jobId);
      else void this.#watch(jobId, job, beats);
    });
    return { job, watch };
  }

  #take(jobId: string, text: string): void {
    const job = this.#open.get(jobId);
    if (text === expiredNotice) return job?.expire();
    const flat = readJson<string[]>(text);
    if (!Array.isArray(flat)) return;
    const events = [];
    for (let index = 0; index + 1 < flat.length; index += 2) {
      const event = readJson<JobEvent>(String(flat[index + 1]));
      const seq = Number(flat[index]);
      if (event !== undefined && Number.isSafeInteger(seq)) events.push({ seq, event });
    }
    job?.take(events);
  }

  async #watch(jobId: string, job: RemoteJob, beats: number): Promise<void> {
    if (this.#parts.redis.status !== "ready" || job.isOver()) return;
    try {
      await this.interruptIfOrphaned(jobId);
      if (beats % touchEveryBeats === 0) await this.#hooks.touch(jobId);
    } catch (error) {
      this.#parts.given.onError(error);
    }
  }

  /** Closes a job whose worker was missed at this look and at one before it, with a while in between. */
  async interruptIfOrphaned(jobId: string): Promise<void> {
    const { redis, given } = this.#parts;
    const worker = await redis.hget(keys.running, jobId);
    if (worker === null) return;
    const isHere = (await redis.exists(keys.worker(worker))) === 1;
    const mark = `${jobId} ${worker}`;
    if (isHere) return void this.#missed.delete(mark);
    const nowMs = given.clock.monotonicMs();
    const sinceMs = this.#missed.get(mark);
    if (sinceMs === undefined) return void this.#missed.set(mark, nowMs);
    if (nowMs - sinceMs < missedForMs) return;
    this.#missed.delete(mark);
    await interruptJob(this.#parts, jobId);
  }

  async #end(jobId: string): Promise<void> {
    const opening = this.#jobs.get(jobId);
    this.#jobs.delete(jobId);
    this.#open.delete(jobId);
    const followed = await opening;
    followed?.watch[Symbol.dispose]();
    if (this.#jobs.has(jobId)) return;
    await this.#parts.subscriber.unsubscribe(keys.events(jobId)).catch(() => {});
  }
}
