import { setTimeout as wait } from "node:timers/promises";
import { keys } from "../../redis/keys.ts";
import { watchForSecrets } from "../canary.ts";
import {
  openMachines,
  secretsFound,
  secretWords,
  submitDays,
  until,
  untilEnded,
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
  const accounts = Array.from({ length: jobs }, (_, index) => `person-${index}@x.jp`);
  const refs = await Promise.all(
    accounts.map(async (account) => await submitDays(web, account, days)),
  );
  const pressedOf = (account: string) => site.presses.filter((press) => press.account === account);
  await until(() => accounts.every((account) => pressedOf(account).length > 2) || undefined, {
    what: "all jobs in mid-day",
  });
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
      accounts.map(async (account) => {
        const job = await untilEnded(web.engine, await submitDays(web, account, days));
        return job.status.state === "finished" ? job.status.outcome : "";
      }),
    );
  const first = isLong ? await resendAfterEnd(web.engine, refs, resend) : [];
  await frozen;
  worker.signal("SIGCONT");
  const ends = await Promise.all(
    refs.map(async (ref) => {
      const { status } = await untilEnded(web.engine, ref);
      return status.state === "finished" ? status.outcome : "";
    }),
  );
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

async function resendAfterEnd(
  engine: Parameters<typeof untilEnded>[0],
  refs: readonly Parameters<typeof untilEnded>[1][],
  resend: () => Promise<string[]>,
): Promise<string[]> {
  for (const ref of refs) await untilEnded(engine, ref);
  return await resend();
}

/** When nobody may press for the job's account any more. */
async function leaseGone(
  redis: {
    hget: (key: string, field: string) => Promise<string | null>;
    get: (key: string) => Promise<string | null>;
  },
  jobId: string,
): Promise<number> {
  const account = (await redis.hget(keys.job(jobId), "acct")) ?? "";
  return await until(
    async () => {
      const lease = await redis.get(keys.account(account));
      return lease?.startsWith(jobId) === true ? undefined : Date.now();
    },
    { what: "the lease to run out", withinMs: 60_000, everyMs: 50 },
  );
}
