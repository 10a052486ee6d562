import { setTimeout as wait } from "node:timers/promises";
import { openBenchedService } from "../lib/benched-service.ts";
import { samplePeak } from "../lib/machine/peak-sampler.ts";
import { endOf, runMonth } from "../lib/run-month.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const goals = { idleMb: 45, peakMb: 135 };
const settleMs = 3_000;

/**
 * Anonymous + shared memory of the whole service (server, runner, Chromium): idle, and at its peak while 20 days are
 * entered.
 */
export async function run(): Promise<boolean> {
  await using service = await openBenchedService();
  const { cgroup } = service;
  if (!cgroup) return skip(noCgroup);
  await wait(settleMs);
  const idleMb = cgroup.read().anonSharedMb;
  using sampler = samplePeak(cgroup);
  const job = await runMonth(service, 20);
  const peak = sampler.peak();
  await wait(settleMs);
  const afterMb = cgroup.read().anonSharedMb;
  printTable(
    `Memory of the whole service, 20 days (cgroup ${cgroup.version}, sampled every 20 ms)`,
    [
      { what: "idle, anonymous + shared", MB: idleMb, goal: `≤ ${goals.idleMb}` },
      { what: "peak, anonymous + shared", MB: peak.anonSharedMb, goal: `≤ ${goals.peakMb}` },
      { what: "peak, working set", MB: peak.workingSetMb, goal: "" },
      { what: "after the job, anonymous + shared", MB: afterMb, goal: "" },
    ],
  );
  console.log(`job ended: ${endOf(job)}`);
  return idleMb <= goals.idleMb && peak.anonSharedMb <= goals.peakMb && endOf(job) === "succeeded";
}
