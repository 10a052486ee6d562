import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { type ColdBinaries, copyBinaries } from "../lib/machine/cold-binaries.ts";
import { canOpenMemoryCgroup } from "../lib/machine/memory-cgroup.ts";
import { samplePeak } from "../lib/machine/peak-sampler.ts";
import { pollHealth } from "../lib/poll-health.ts";
import { endOf, submitMonth, untilFinished } from "../lib/run-month.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const days = 20;
const goalMb = 175;
const stepMb = 8;
const lowestMb = 96;
const highestMb = 400;
/** A limit counts only when this many jobs in a row have succeeded in it. */
const confirmations = 3;
/** A job that takes longer, because its programs are read from disk again and again, does not fit. */
const patienceMs = 60_000;

interface Trial {
  limitMb: number;
  ended: string;
  seconds: number;
  workingSetMb: number;
  anonSharedMb: number;
  oomKills: number;
  /** The longest that /healthz took meanwhile. */
  healthMs: number;
}

/**
 * Finds the smallest container in which 20 days still end `succeeded`, by bisection. Nothing else is set: the server
 * reads the container's limit and stops a job near it, so the result depends on the guard as much as on the kernel, and
 * on how fast the disk gives back the programs' pages that the kernel drops.
 */
export async function run(): Promise<boolean> {
  if (!(await canOpenMemoryCgroup())) return skip(noCgroup);
  await using binaries = await copyBinaries();
  const trials: Trial[] = [];
  const holds = async (limitMb: number, times: number) => {
    for (let i = 0; i < times; i += 1) {
      const trial = await tryLimit(limitMb, binaries);
      trials.push(trial);
      console.error(`${trial.limitMb} MB: ${trial.ended}`);
      if (trial.ended !== "succeeded") return false;
    }
    return true;
  };
  const floorMb = await findFloor(holds);
  printTable(`Floor: ${days} days in ever smaller cgroups`, trials.map(rowOf));
  console.log(
    binaries
      ? "programs: read from disk anew in each trial, their pages are charged to the group (read-ahead 128 KB)"
      : "programs: cached before, their pages are charged elsewhere; a fresh container needs some 40 MB more",
  );
  console.log(
    floorMb === undefined
      ? `no limit up to ${highestMb} MB is enough`
      : `smallest limit that held ${confirmations} times: ${floorMb} MB (goal ≤ ${goalMb})`,
  );
  return floorMb !== undefined && floorMb <= goalMb;
}

/** Bisects in steps; then repeats the lowest limit, and raises it where it does not hold each time. */
async function findFloor(
  holds: (limitMb: number, times: number) => Promise<boolean>,
): Promise<number | undefined> {
  let failing = lowestMb - stepMb;
  let holding = highestMb + stepMb;
  while (holding - failing > stepMb) {
    const middle = failing + Math.floor((holding - failing) / stepMb / 2) * stepMb;
    if (await holds(middle, 1)) holding = middle;
    else failing = middle;
  }
  for (; holding <= highestMb; holding += stepMb) {
    if (await holds(holding, confirmations - 1)) return holding;
  }
  return undefined;
}

async function tryLimit(limitMb: number, binaries: ColdBinaries | undefined): Promise<Trial> {
  await binaries?.cool();
  const startMs = performance.now();
  const seconds = () => (performance.now() - startMs) / 1000;
  const failed = { limitMb, workingSetMb: 0, anonSharedMb: 0, oomKills: 0, healthMs: 0 };
  try {
    const options = { limitMb, env: unsetThresholds, ...(binaries && { binaries }) };
    await using service = await openBenchedService(options);
    return { limitMb, ...(await fillIn(service)), seconds: seconds() };
  } catch (error) {
    // Too small to start, to read the sheet, or to admit the job.
    const reason = error instanceof Error ? error.message : String(error);
    return { ...failed, ended: reason.slice(0, 60).replaceAll("\n", " "), seconds: seconds() };
  }
}

/** To the server, empty means not set. */
const unsetThresholds = { MEMORY_LIMIT_MB: "", MEMORY_WARNING_MB: "" };

async function fillIn(service: BenchedService) {
  const { cgroup } = service;
  if (!cgroup) throw new Error(noCgroup);
  using sampler = samplePeak(cgroup);
  using health = pollHealth(service.url);
  const jobId = await submitMonth(service, days);
  const job = await untilFinished(service, jobId, { withinMs: patienceMs });
  const isSlow = job.status.state !== "finished";
  if (isSlow) await service.kill();
  const ended = isSlow ? `not done in ${patienceMs / 1000} s` : endOf(job);
  return { ended, healthMs: health.longestMs, ...sampler.peak() };
}

function rowOf(trial: Trial) {
  return {
    "limit MB": trial.limitMb,
    ended: trial.ended,
    seconds: trial.seconds,
    "peak working set MB": Math.round(trial.workingSetMb),
    "peak anon + shared MB": Math.round(trial.anonSharedMb),
    "OOM kills": trial.oomKills,
    "longest /healthz ms": Math.round(trial.healthMs),
  };
}
