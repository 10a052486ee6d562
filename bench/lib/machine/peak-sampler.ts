import type { CgroupUsage, MemoryCgroup } from "./memory-cgroup.ts";

const sampleEveryMs = 20;

/** Records the highest figures of a cgroup until it is disposed of. */
export interface PeakSampler extends Disposable {
  peak(): CgroupUsage;
}

/** Samples every 20 ms, so it can miss a shorter spike; the table says so. */
export function samplePeak(cgroup: MemoryCgroup): PeakSampler {
  let peak = cgroup.read();
  const timer = setInterval(() => {
    const now = cgroup.read();
    peak = {
      anonSharedMb: Math.max(peak.anonSharedMb, now.anonSharedMb),
      workingSetMb: Math.max(peak.workingSetMb, now.workingSetMb),
      oomKills: Math.max(peak.oomKills, now.oomKills),
    };
  }, sampleEveryMs);
  return { peak: () => peak, [Symbol.dispose]: () => clearInterval(timer) };
}
