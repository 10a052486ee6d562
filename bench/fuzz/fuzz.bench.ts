import { readdirSync } from "node:fs";
import { createRandom } from "@jobcan-automation/workbook/testing";
import { setTimeout as wait } from "node:timers/promises";
import { createAutofillClient, createCookieJar } from "@jobcan-automation/client";
import { demoAccount } from "@jobcan-automation/sandbox";
import type { BenchOptions } from "../main.ts";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { benchSeed } from "../lib/from-env.ts";
import { anonymousMb } from "../lib/machine/process-memory.ts";
import { endOf, submitSheet, untilFinished, uploadMonth } from "../lib/run-month.ts";
import { printTable } from "../lib/table.ts";
import { anyCall, json } from "./fuzz-calls.ts";
import { createFuzzOwner, type FuzzOwner } from "./fuzz-owner.ts";
import { tenantOf } from "./fuzz-tenant.ts";
import { foreignPunches, judgeOwner, openFiles } from "./judge-world.ts";

const names = ["ann", "ben", "eva", "ken"];
const honest = "honest";
const limitMb = 512;
const emptyWithinMs = 8_000;
const warmUp = 0.25;
const allowedGrowth = 1.25;
const judgedEvery = 40;
const maxFindings = 50;

/**
 * Random files and calls of several owners at once, for so many minutes (20), beside one who means well: no crash, no
 * leak, no failure without a code, nobody sees or disturbs another. `--seed` repeats what each of them sends.
 */
export async function run({ minutes = 20, seed = benchSeed() }: BenchOptions): Promise<boolean> {
  await using service = await openBenchedService({ limitMb, env: { TRUSTED_PROXY_HOPS: "1" } });
  const { pid, sandbox } = service;
  sandbox.reset(tenantOf([honest, ...names]));
  const findings = new Set<string>();
  const report = (finding: string) => {
    if (findings.size < maxFindings && !findings.has(finding)) console.error(finding);
    findings.add(finding);
  };
  const answers = new Map<string, number>();
  const owners = await openOwners(service, { seed, report, answers });
  const endMs = performance.now() + minutes * 60_000;
  const warm = figuresAfter(service, minutes * 60_000 * warmUp);
  const [runs] = await Promise.all([
    runHonestJobs(service, { endMs, report }),
    ...owners.map((owner) => fuzzUntil(owner, { owners, endMs, report })),
  ]);
  for (const owner of owners) await stopAll(owner);
  for (const punch of foreignPunches(sandbox, owners)) report(punch);
  const left = (await service.cgroup?.leftovers([pid], emptyWithinMs)) ?? [];
  if (left.length > 0) report(`${left.length} processes left`);
  if (!service.isAlive() || service.pid !== pid) report("the server is not the same any more");
  const folders = readdirSync(service.tmpDir);
  if (folders.length > 0) report(`left in TMPDIR: ${folders.join(", ")}`);
  const [before, after] = [await warm, figuresNow(service)];
  const growth = after.anonMb / before.anonMb;
  if (growth > allowedGrowth) report(`the server grew to ${growth.toFixed(2)} times its size`);
  if (after.files > before.files + 20) report(`open files: ${before.files}, then ${after.files}`);
  const oomKills = service.cgroup?.read().oomKills ?? 0;
  if (oomKills > 0) report(`${oomKills} OOM kills`);
  printTable(
    `Fuzzed for ${minutes} min by ${names.length} owners (--seed ${seed})`,
    [...answers]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([what, times]) => ({ answer: what, times })),
  );
  console.log(
    `honest jobs: ${runs}; server ${before.anonMb.toFixed(1)} → ${after.anonMb.toFixed(1)} MB, files ${before.files} → ${after.files}; OOM kills ${oomKills}; findings: ${findings.size}`,
  );
  return findings.size === 0;
}

interface Opening {
  seed: number;
  report: (finding: string) => void;
  answers: Map<string, number>;
}

async function openOwners(
  { url }: BenchedService,
  { seed, report, answers }: Opening,
): Promise<FuzzOwner[]> {
  const marks = new Map<string, string>();
  return await Promise.all(
    names.map((name, index) =>
      createFuzzOwner({
        url,
        name,
        account: {
          email: `${name}@example.jp`,
          password: demoAccount.password,
          employeeId: demoAccount.employeeId + 1 + index,
        },
        random: createRandom(seed + index),
        marks,
        report,
        count: (what) => answers.set(what, (answers.get(what) ?? 0) + 1),
      }),
    ),
  );
}

interface Fuzzing {
  owners: readonly FuzzOwner[];
  endMs: number;
  report: (finding: string) => void;
}

async function fuzzUntil(owner: FuzzOwner, { owners, endMs, report }: Fuzzing): Promise<void> {
  const others = owners.filter((other) => other !== owner);
  for (let call = 1; performance.now() < endMs; call += 1) {
    await anyCall(owner, others);
    if (call % judgedEvery !== 0) continue;
    for (const finding of await judgeOwner(owner, others)) report(`${owner.name}: ${finding}`);
  }
}

/** One who means well, again and again: each of their jobs must succeed. */
async function runHonestJobs(
  { url }: BenchedService,
  { endMs, report }: Omit<Fuzzing, "owners">,
): Promise<number> {
  const headers = { "x-forwarded-for": "203.0.113.5" };
  const client = createAutofillClient({ url, cookieJar: createCookieJar(), headers });
  let runs = 0;
  while (performance.now() < endMs) {
    try {
      const sheet = await uploadMonth({ client }, 2);
      const job = await untilFinished(
        { client },
        await submitSheet({ client }, sheet, `${honest}@example.jp`),
      );
      if (endOf(job) !== "succeeded") report(`an honest job ended ${endOf(job)}`);
      runs += 1;
    } catch (error) {
      report(`an honest user was refused: ${String(error)}`);
    }
    await wait(1_000);
  }
  return runs;
}

async function stopAll(owner: FuzzOwner): Promise<void> {
  for (const id of owner.jobs) {
    await owner.send(`/api/jobs/${id}/stop`, json({ when: "now" }));
  }
}

async function figuresAfter(service: BenchedService, ms: number) {
  await wait(ms);
  return figuresNow(service);
}

function figuresNow({ pid }: BenchedService) {
  return { anonMb: anonymousMb(pid), files: openFiles(pid) };
}
