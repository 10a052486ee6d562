import { openBenchedService } from "../lib/benched-service.ts";
import { samplePeak } from "../lib/machine/peak-sampler.ts";
import { endOf, runMonth } from "../lib/run-month.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const goalPercent = 5;
const days = 20;

/** The peak that telemetry remembers of a job nobody watched, beside what a sampler outside of the service saw. */
export async function run(): Promise<boolean> {
  await using service = await openBenchedService({ limitMb: 512 });
  const { cgroup } = service;
  if (!cgroup) return skip(noCgroup);
  using sampler = samplePeak(cgroup);
  const job = await runMonth(service, days);
  const seenMb = sampler.peak().workingSetMb;
  const history = await service.client.telemetry.history({});
  const [remembered] = history.jobs;
  const chartMb = Math.max(...history.containerMb);
  if (remembered === undefined) throw new Error("the job left no peak");
  const off = (mb: number) => (Math.abs(mb - seenMb) / seenMb) * 100;
  const ofJob = off(remembered.containerMb);
  const ofChart = off(chartMb);
  printTable(`Peak of a job of ${days} days that nobody watched (working set, cgroup)`, [
    { what: "sampled every 20 ms from outside", MB: seenMb, "off by %": 0, goal: "" },
    {
      what: "the job's row",
      MB: remembered.containerMb,
      "off by %": ofJob,
      goal: `≤ ${goalPercent}`,
    },
    { what: "the chart", MB: chartMb, "off by %": ofChart, goal: `≤ ${goalPercent}` },
  ]);
  console.log(`job ended: ${endOf(job)}; ${history.at.length} samples`);
  return ofJob <= goalPercent && ofChart <= goalPercent && endOf(job) === "succeeded";
}
