import { setTimeout as wait } from "node:timers/promises";
import { AutofillError } from "@jobcan-automation/contract";
import { jobRequest } from "@jobcan-automation/core/testing";
import type { JobRef } from "@jobcan-automation/core";
import { watchForSecrets } from "../canary.ts";
import {
  accountsOf,
  secretsFound,
  secretWords,
  lostTimes,
  type Machines,
  openMachines,
  outcomeOf,
  submitDays,
  until,
  untilEnded,
  untilMidDay,
  untrueDays,
} from "./machines.ts";

export interface LostRedis {
  jobs: number;
  /** How long a submit took to be refused, and when it may come again; undefined where none was refused. */
  refusedMs: number | undefined;
  retryAfterSecs: number | undefined;
  /** From when Redis was there again until a new job ran. */
  backMs: number;
  ends: string[];
  /** Presses of jobs whose record is gone, after it was. */
  latePresses: number;
  problems: string[];
  commandsSearched: number;
}

export interface LoseRedisOptions {
  jobs: number;
  /** `killed`: and started anew with what it had stored. `frozen`: it answers nothing. `emptied`: FLUSHALL. */
  how: "killed" | "frozen" | "emptied";
  awayMs: number;
  leaseMs?: number;
  /** A pause after each day. */
  dayMs?: number;
}

const days = 20;

/** Takes Redis away in the middle of jobs, and gives it back. */
export async function loseRedis(options: LoseRedisOptions): Promise<LostRedis> {
  const { jobs, how, awayMs, leaseMs = 30_000, dayMs = 250 } = options;
  await using machines = await openMachines();
  const { site } = machines;
  using before = await watchForSecrets(machines.redis, secretWords);
  const worker = await machines.startWorker({ places: jobs + 1, dayMs, leaseMs });
  const accounts = accountsOf(jobs);
  const refs = await untilMidDay(machines, accounts, days);
  const { refusal, backAt } = await away(machines, { how, awayMs });
  using after = await watchForSecrets(machines.redis, secretWords);
  const fresh = await untilTaken(machines);
  const begun = await until(
    () => site.marks.find(({ jobId, what }) => jobId === fresh.jobId && what === "begun"),
    { what: "a run of a new job" },
  );
  const ends = await Promise.all(refs.map(async (ref) => await endOf(machines, ref)));
  const late = refs.flatMap(({ jobId }) =>
    site.presses.filter(
      (press) => how === "emptied" && press.jobId === jobId && press.at > backAt + inFlightMs,
    ),
  );
  await machines.startWorker({ places: jobs });
  worker.signal("SIGTERM");
  const problems = [
    ...(await untrueOf(machines, accounts, refs)),
    ...(await resendAll(machines, accounts)),
    ...site.doubles().map(({ account, date }) => `pressed twice: ${account} ${date}`),
    ...(await secretsFound(machines, before)),
    ...(await secretsFound(machines, after)),
  ];
  return {
    jobs,
    refusedMs: refusal?.ms,
    retryAfterSecs: refusal?.retryAfterSecs,
    backMs: begun.at - backAt,
    ends,
    latePresses: late.length,
    problems,
    commandsSearched: before.commands + after.commands,
  };
}

/** A press that was allowed is on its way for so long at most. */
const inFlightMs = 250;

interface Refusal {
  ms: number;
  retryAfterSecs: number | undefined;
}

async function away(
  machines: Machines,
  { how, awayMs }: Pick<LoseRedisOptions, "how" | "awayMs">,
): Promise<{ refusal: Refusal | undefined; backAt: number }> {
  if (how === "emptied") {
    await machines.redis.client.flushall();
    return { refusal: undefined, backAt: Date.now() };
  }
  const goneMs = performance.now();
  let back: () => Promise<void>;
  if (how === "killed") {
    back = await machines.loseRedis();
  } else {
    const { pid } = machines.redis;
    process.kill(pid, "SIGSTOP");
    back = async () => void process.kill(pid, "SIGCONT");
  }
  const refusal = await refusedSubmit(machines, how === "killed");
  await wait(Math.max(0, awayMs - (performance.now() - goneMs)));
  await back();
  return { refusal, backAt: Date.now() };
}

/** Where the connection is gone a submit is refused at once; where nothing answers, once that is known. */
async function refusedSubmit({ web }: Machines, isGone: boolean): Promise<Refusal> {
  if (isGone)
    await until(() => !web.queue.isReady || undefined, { what: "the end of a connection" });
  const sentMs = performance.now();
  const error: unknown = await web.engine.submit(jobRequest({ login: "refused@x.jp" })).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const ms = performance.now() - sentMs;
  if (!(error instanceof AutofillError) || error.code !== "QUEUE_UNAVAILABLE") {
    throw new Error(`a submit without Redis: ${String(error)}`);
  }
  return { ms, retryAfterSecs: error.retryAfterSecs };
}

/** Sends a new job until it is taken. */
async function untilTaken({ web }: Machines): Promise<JobRef> {
  return await until(async () => await submitDays(web, "new@x.jp", 1).catch(() => undefined), {
    what: "a submit that is taken",
  });
}

async function endOf({ web, site }: Machines, ref: JobRef): Promise<string> {
  return await until(
    async () => {
      try {
        const job = await web.engine.get(ref);
        return job.status.state === "finished" ? outcomeOf(job) : undefined;
      } catch (error) {
        if (!(error instanceof AutofillError)) throw error;
        const hasEnded = site.marks.some(
          ({ jobId, what }) => jobId === ref.jobId && what === "ended",
        );
        return error.code === "JOB_NOT_FOUND" && hasEnded ? "unknown" : undefined;
      }
    },
    { what: `the end of ${ref.jobId}`, withinMs: 120_000, everyMs: 200 },
  );
}

async function untrueOf(
  { web, site }: Machines,
  accounts: readonly string[],
  refs: readonly JobRef[],
) {
  const found = await Promise.all(
    refs.map(async (ref, index) => {
      const job = await web.engine.get(ref).catch(() => undefined);
      return job === undefined ? [] : untrueDays(site, accounts[index] ?? "", job);
    }),
  );
  return found.flat().map((day) => `untrue: ${day}`);
}

/** The same sheets sent again. */
async function resendAll(machines: Machines, accounts: readonly string[]): Promise<string[]> {
  const { web, site } = machines;
  const found = await Promise.all(
    accounts.map(async (account) => {
      const again = await untilEnded(web.engine, await submitDays(web, account, days));
      const isDone = outcomeOf(again) === "succeeded";
      const lost = lostTimes(site, account, days);
      return [
        ...(isDone ? [] : [`${account} sent again did not succeed`]),
        ...(lost > 0 ? [`${lost} lost`] : []),
      ];
    }),
  );
  return found.flat();
}
