import { setTimeout as wait } from "node:timers/promises";
import {
  type AutofillClient,
  type CookieJar,
  createAutofillClient,
  createCookieJar,
} from "@jobcan-automation/client";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { floodHealth } from "../lib/attack/flood-health.ts";
import { whyTimesAreLoose } from "../lib/machine/machine-load.ts";
import { openFollower } from "../lib/raw-follower.ts";
import {
  endOf,
  submitMonth,
  submitSheet,
  untilFinished,
  uploadMonth,
  type UploadedMonth,
} from "../lib/run-month.ts";
import { median, printTable } from "../lib/table.ts";

const month = { days: 20, latencyMs: 100, rounds: 3 } as const;
const load = { healthPerSec: 1_000, statusReaders: 50, followers: 200 } as const;
const statusEveryMs = 1_000;
const goal = 1.2;

/**
 * What people and platforms ask of the service while a job runs: health a thousand times a second, the status of jobs
 * by 50 pages once a second, and 200 followers. Their jobs wait in the queue, each owner's at an address of its own.
 */
export async function run(): Promise<boolean> {
  const busy = whyTimesAreLoose();
  const env = { MAX_QUEUE_SIZE: "1000", TRUSTED_PROXY_HOPS: "1" };
  await using service = await openBenchedService({ latencyMs: month.latencyMs, env });
  const calm: number[] = [];
  const loaded: number[] = [];
  const ends = new Set<string>();
  const rates: LoadFigures[] = [];
  for (let round = 0; round < month.rounds; round += 1) {
    calm.push(await runJob(service, ends));
    loaded.push(await runJob(service, ends, rates));
  }
  const slowdown = median(loaded) / median(calm);
  printTable(`A job of ${month.days} days, median of ${month.rounds}`, [
    { job: "alone", seconds: median(calm) },
    { job: "under load", seconds: median(loaded) },
  ]);
  printTable("The load, by round", rates);
  console.log(
    `time ${((slowdown - 1) * 100).toFixed(0)} % more (goal ≤ 20); jobs ended: ${[...ends].join(", ")}`,
  );
  if (busy !== undefined) console.log(`${busy}: times are shown and not judged`);
  const areWell = ends.size === 1 && ends.has("succeeded");
  return areWell && (slowdown <= goal || busy !== undefined);
}

type LoadFigures = {
  "health sent/s": number;
  "answered %": number;
  "status answers": number;
  "status failed": number;
  followers: number;
};

async function runJob(
  service: BenchedService,
  ends: Set<string>,
  rates?: LoadFigures[],
): Promise<number> {
  service.sandbox.reset();
  const people = rates === undefined ? [] : await uploadAsMany(service.url);
  const jobId = await submitMonth(service, month.days);
  const startMs = performance.now();
  using crowd = await openCrowd(service.url, people);
  const flood = rates === undefined ? undefined : floodHealth(service.url, load.healthPerSec);
  const reading = readStatuses(service.url, crowd);
  ends.add(endOf(await untilFinished(service, jobId)));
  const seconds = (performance.now() - startMs) / 1000;
  const { sent, answered } = (await flood?.end()) ?? { sent: 0, answered: 0 };
  const { answers, failed } = await reading.end();
  for (const { client, jobId: waiting } of crowd.jobs.toReversed()) {
    await client.jobs.stop(waiting, "now");
  }
  rates?.push({
    "health sent/s": sent / seconds,
    "answered %": (100 * answered) / sent,
    "status answers": answers,
    "status failed": failed,
    followers: crowd.followers,
  });
  return seconds;
}

interface Person {
  address: string;
  cookieJar: CookieJar;
  client: AutofillClient;
  sheet: UploadedMonth;
}

async function uploadAsMany(url: string): Promise<Person[]> {
  const people: Person[] = [];
  for (let i = 0; i < load.statusReaders; i += 1) {
    const address = `10.77.0.${i}`;
    const cookieJar = createCookieJar();
    const headers = { "x-forwarded-for": address };
    const client = createAutofillClient({ url, cookieJar, headers });
    people.push({ address, cookieJar, client, sheet: await uploadMonth({ client }, 1) });
  }
  return people;
}

interface Crowd extends Disposable {
  jobs: (Person & { jobId: string })[];
  followers: number;
}

/** Jobs that wait behind the one that is measured, with four followers each. */
async function openCrowd(url: string, people: readonly Person[]): Promise<Crowd> {
  using stack = new DisposableStack();
  const jobs: Crowd["jobs"] = [];
  let followers = 0;
  for (const [index, person] of people.entries()) {
    const jobId = await submitSheet(person, person.sheet, `crowd-${index}@example.jp`);
    jobs.push({ ...person, jobId });
    for (let n = 0; n < load.followers / load.statusReaders; n += 1) {
      stack.use(await openFollower({ ...person, url, jobId }));
      followers += 1;
    }
  }
  const held = stack.move();
  return { jobs, followers, [Symbol.dispose]: () => held.dispose() };
}

/** Each of the crowd asks for the status of their job once a second. */
function readStatuses(url: string, { jobs }: Crowd) {
  const counts = { answers: 0, failed: 0 };
  const stop = new AbortController();
  const readers = jobs.map(async ({ jobId, cookieJar, address }) => {
    const headers = { cookie: cookieJar.header() ?? "", "x-forwarded-for": address };
    while (!stop.signal.aborted) {
      const answer = await fetch(`${url}/status/${jobId}`, { headers });
      await answer.arrayBuffer();
      if (answer.ok) counts.answers += 1;
      else counts.failed += 1;
      await wait(statusEveryMs, undefined, { signal: stop.signal }).catch(() => {});
    }
  });
  return {
    async end() {
      stop.abort();
      await Promise.all(readers);
      return counts;
    },
  };
}
