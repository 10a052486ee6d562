import { type AutofillClient, createAutofillClient } from "@jobcan-automation/client";
import { type Account, demoAccount, tenants } from "@jobcan-automation/sandbox";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { samplePeak } from "../lib/machine/peak-sampler.ts";
import { wrongDays } from "../lib/punch-oracle.ts";
import { endOf, monthOfRows, submitSheet, untilFinished, uploadMonth } from "../lib/run-month.ts";
import { wholeFromEnv } from "../lib/from-env.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const days = 19;
const limitMb = 512;
/** Three browsers on two cores take their time. */
const withinMs = 600_000;

const accounts = [1, 2, 3].map(personOf);

interface Round {
  ended: string[];
  wrong: number;
  peakMb: number;
  workingSetMb: number;
  oomKills: number;
}

/** Three people's months at once in 512 MB, ten times in a row (or BENCH_ROUNDS): all verified, and nobody is stopped. */
export async function run(): Promise<boolean> {
  const rounds = wholeFromEnv("BENCH_ROUNDS", 10);
  await using service = await openBenchedService({ limitMb, env: { MAX_ACTIVE_SESSIONS: "3" } });
  if (!service.cgroup) return skip(noCgroup);
  // Three owners: each has one running job.
  const people = accounts.map(({ email }) => ({
    email,
    client: createAutofillClient({ url: service.url }),
  }));
  const seen: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    seen.push(await runRound(service, people));
    console.error(`round ${round}: ${seen.at(-1)?.ended.join(", ")}`);
  }
  printTable(
    `Three jobs of ${days} days at once in ${limitMb} MB`,
    seen.map((each, index) => ({
      round: index + 1,
      ended: [...new Set(each.ended)].join(", "),
      "wrong days": each.wrong,
      "peak MB": each.peakMb,
      "working set MB": each.workingSetMb,
      "OOM kills": each.oomKills,
    })),
  );
  return seen.every(
    ({ ended, wrong, oomKills }) =>
      ended.every((each) => each === "succeeded") && wrong === 0 && oomKills === 0,
  );
}

async function runRound(
  service: BenchedService,
  people: readonly { email: string; client: AutofillClient }[],
): Promise<Round> {
  const { sandbox, cgroup } = service;
  if (!cgroup) throw new Error(noCgroup);
  sandbox.reset({ ...tenants.default, accounts });
  const killsBefore = cgroup.read().oomKills;
  using sampler = samplePeak(cgroup);
  const jobs = await Promise.all(
    people.map(async ({ email, client }) => {
      const jobId = await submitSheet({ client }, await uploadMonth({ client }, days), email);
      return await untilFinished({ client }, jobId, { withinMs });
    }),
  );
  const peak = sampler.peak();
  return {
    ended: jobs.map(endOf),
    wrong: people.flatMap(({ email }) => wrongDays(sandbox.punches(email), monthOfRows(days)))
      .length,
    peakMb: peak.anonSharedMb,
    workingSetMb: peak.workingSetMb,
    oomKills: cgroup.read().oomKills - killsBefore,
  };
}

/** An employee of the practice company. */
function personOf(number: number): Account {
  const own = { email: `person-${number}@example.jp`, staffCode: `S000${number}` };
  return { ...demoAccount, ...own, employeeId: 1000 + number };
}
