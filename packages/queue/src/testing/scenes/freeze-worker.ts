import { setTimeout as wait } from "node:timers/promises";
import { keys } from "../../redis/keys.ts";
import { watchForSecrets } from "../canary.ts";
import type { RedisServer } from "../redis-server.ts";
import {
  accountsOf,
  openMachines,
  outcomeOf,
  secretsFound,
  secretWords,
  submitDays,
  until,
  untilEnded,
  untilMidDay,
} from "./machines.ts";

export interface FrozenWorker {
  jobs: number;
  /** Presses after the right to press had gone, and times pressed twice. */
  latePresses: number;
  doubles: number;
  /** How often each end was. */
  ends: string[];
  sentAgain: string[];
  secrets: string[];
}

export interface FreezeOptions {
  jobs: number;
  frozenMs: number;
  leaseMs: number;
  random: () => number;
}

const days = 20;
const awakeMs = 4_000;

/** Freezes a worker in the middle of its jobs, for longer than its rights to press last, and lets it go on. */
export async function freezeWorker(options: FreezeOptions): Promise<FrozenWorker> {
  const { jobs, frozenMs, leaseMs, random } = options;
  await using machines = await openMachines();
  const { site, web, redis } = machines;
  using canary = await watchForSecrets(redis, secretWords);
  const worker = await machines.startWorker({ places: jobs, dayMs: 100, leaseMs });
  const accounts = accountsOf(jobs);
  const refs = await untilMidDay(machines, accounts, days);
  await wait(random() * 100);
  worker.signal("SIGSTOP");
  const frozen = wait(frozenMs);
  const goneAt = await Promise.all(
    refs.map(async ({ jobId }) => await leaseGone(redis.client, jobId)),
  );
  const again = await machines.startWorker({ places: jobs, dayMs: 20, leaseMs });
  const isLong = frozenMs >= 30_000;
  const resend = async () =>
    await Promise.all(
      accounts.map(async (account) =>
        outcomeOf(await untilEnded(web.engine, await submitDays(web, account, days))),
      ),
    );
  const endsOf = async () =>
    await Promise.all(refs.map(async (ref) => outcomeOf(await untilEnded(web.engine, ref))));
  if (isLong) await endsOf();
  const first = isLong ? await resend() : [];
  await frozen;
  worker.signal("SIGCONT");
  const ends = await endsOf();
  await wait(awakeMs);
  const sentAgain = isLong ? first : await resend();
  again.signal("SIGTERM");
  const late = refs.flatMap(({ jobId }, index) =>
    site.presses.filter((press) => press.jobId === jobId && press.at > (goneAt[index] ?? 0)),
  );
  const secrets = await secretsFound(machines, canary);
  const doubles = site.doubles().length;
  return { jobs, latePresses: late.length, doubles, ends, sentAgain, secrets };
}

/** When nobody may press for the job's account any more. */
async function leaseGone(redis: RedisServer["client"], jobId: string): Promise<number> {
  const account = (await redis.hget(keys.job(jobId), "acct")) ?? "";
  return await until(
    async () => {
      const lease = await redis.get(keys.account(account));
      return lease?.startsWith(jobId) === true ? undefined : Date.now();
    },
    { what: "the lease to run out", withinMs: 60_000, everyMs: 50 },
  );
}
