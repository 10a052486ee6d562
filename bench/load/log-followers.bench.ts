import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import {
  type AutofillClient,
  type CookieJar,
  createAutofillClient,
  createCookieJar,
} from "@jobcan-automation/client";
import { followerLimits } from "@jobcan-automation/contract";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { anonymousMb } from "../lib/machine/process-memory.ts";
import { openFollower, openStalledFollower, type CountingFollower } from "../lib/raw-follower.ts";
import { runMonth, submitMonth, submitSheet, uploadMonth } from "../lib/run-month.ts";
import { wholeFromEnv } from "../lib/from-env.ts";
import { skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const days = 20;
const goals = { crowdMb: 100, stalledMb: 20 };
const settleMs = 2_000;
const quietMs = 1_000;

/**
 * The memory that followers of logs cost the server: a crowd of them (200, or BENCH_FOLLOWERS up to the limit of
 * 1,000), and some that never read.
 */
export async function run(): Promise<boolean> {
  if (!existsSync("/proc/self/smaps_rollup")) return skip("there is no smaps_rollup to read");
  const crowd = await measureCrowd();
  const stalled = await measureStalled();
  return crowd && stalled;
}

/**
 * The limits are 4 a job, 20 an owner and 1,000 in all, so a crowd needs many jobs and addresses: one job runs on a
 * slow site, the others wait for it, and streams come from different addresses, as through a proxy. When one waiting
 * job is cancelled, all others get their new place at once.
 */
async function measureCrowd(): Promise<boolean> {
  const wanted = Math.min(wholeFromEnv("BENCH_FOLLOWERS", 200), followerLimits.jobs.total);
  const jobs = Math.ceil(wanted / followerLimits.perJob) + 1;
  await using service = await openBenchedService({
    latencyMs: 2_000,
    env: { MAX_QUEUE_SIZE: "1000", TRUSTED_PROXY_HOPS: "1" },
  });
  await submitMonth(service, days);
  const waiting = await submitWaiting(service, jobs);
  const [first, ...others] = waiting;
  await wait(settleMs);
  const beforeMb = anonymousMb(service.pid);
  const followers = await openCrowd(service, others, wanted);
  await wait(settleMs);
  const withMb = anonymousMb(service.pid);
  const cancelledMs = performance.now();
  await first?.client.jobs.stop(first.jobId, "now");
  await wait(quietMs);
  const delays = followers.map(({ lastByteMs }) => lastByteMs - cancelledMs);
  const reached = delays.filter((ms) => ms > 0).length;
  for (const follower of followers) follower[Symbol.dispose]();
  const grownMb = withMb - beforeMb;
  printTable(`${followers.length} followers of ${others.length} jobs`, [
    {
      followers: followers.length,
      "server before MB": beforeMb,
      "with them MB": withMb,
      "grown MB": grownMb,
      goal: `≤ ${goals.crowdMb}`,
      "KB each": (grownMb * 1024) / followers.length,
      "one change reached": reached,
      "the last of them after ms": Math.round(Math.max(...delays)),
    },
  ]);
  console.log(
    `${followerLimits.perJob} a job and ${followerLimits.jobs.address} an address are the limits: a thousand readers of one job, or of one address, are refused by design`,
  );
  return grownMb <= goals.crowdMb && reached === followers.length;
}

/** A private address for each index, so that no limit per address is reached. */
function addressOf(index: number): string {
  return `10.77.${Math.floor(index / 250)}.${index % 250}`;
}

interface WaitingJob {
  jobId: string;
  cookieJar: CookieJar;
  address: string;
  client: AutofillClient;
}

/** Each of an owner of its own, for one has one place in the queue. */
async function submitWaiting({ url }: BenchedService, jobs: number): Promise<WaitingJob[]> {
  const waiting: WaitingJob[] = [];
  for (let i = 0; i < jobs; i += 1) {
    const address = addressOf(Math.floor(i / 5));
    const cookieJar = createCookieJar();
    const headers = { "x-forwarded-for": address };
    const client = createAutofillClient({ url, cookieJar, headers });
    const sheet = await uploadMonth({ client }, days);
    const jobId = await submitSheet({ client }, sheet, `waiting-${i}@example.jp`);
    waiting.push({ jobId, cookieJar, address, client });
  }
  return waiting;
}

async function openCrowd(
  service: BenchedService,
  jobs: readonly WaitingJob[],
  wanted: number,
): Promise<CountingFollower[]> {
  const followers: CountingFollower[] = [];
  for (let i = 0; i < wanted; i += 1) {
    const job = jobs[Math.floor(i / followerLimits.perJob)];
    if (job !== undefined) followers.push(await openFollower({ url: service.url, ...job }));
  }
  return followers;
}

/**
 * Three followers that never read and one that does, on the same job. The same work runs twice before without them, to
 * warm up the server.
 */
async function measureStalled(): Promise<boolean> {
  await using service = await openBenchedService();
  await runMonth(service, days);
  service.sandbox.reset();
  await runMonth(service, days);
  service.sandbox.reset();
  await wait(settleMs);
  const beforeMb = anonymousMb(service.pid);
  const jobId = await submitMonth(service, days);
  const { url, cookieJar } = service;
  const as = { url, cookieJar, jobId, address: "127.0.0.1" };
  using stack = new DisposableStack();
  for (let i = 1; i < followerLimits.perJob; i += 1) stack.use(await openStalledFollower(as));
  const reader = stack.use(await openFollower(as));
  await reader.ended;
  const withMb = anonymousMb(service.pid);
  printTable(
    `${followerLimits.perJob - 1} readers that never read, while a job of ${days} days logs`,
    [
      {
        "server before MB": beforeMb,
        "at the end MB": withMb,
        "grown MB": withMb - beforeMb,
        goal: `≤ ${goals.stalledMb}`,
        "a reader gets KB": reader.bytes / 1024,
      },
    ],
  );
  return withMb - beforeMb <= goals.stalledMb;
}
