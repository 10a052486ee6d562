import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** Of one core, in percent, since it was made: of a process, and of the whole machine. */
export interface CpuWatch {
  /** 100 is one core. */
  ofProcess(pid: number): number;
  /** 100 is all cores, whoever uses them. */
  ofMachine(): number;
}

const ticksPerSec = 100;

export function watchCpu(pids: readonly number[]): CpuWatch {
  const startMs = performance.now();
  const started = new Map(pids.map((pid) => [pid, secsOf(pid)]));
  const machine = machineTicks();
  return {
    ofProcess(pid) {
      const usedSecs = secsOf(pid) - (started.get(pid) ?? 0);
      return (usedSecs / ((performance.now() - startMs) / 1000)) * 100;
    },
    ofMachine() {
      const now = machineTicks();
      const all = now.all - machine.all;
      return all === 0 ? 0 : ((all - (now.idle - machine.idle)) / all) * 100;
    },
  };
}

/** "2 cores". */
export function cores(): string {
  return `${availableParallelism()} cores`;
}

function secsOf(pid: number): number {
  try {
    const [, after = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const fields = after.split(" ");
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSec;
  } catch {
    // It has ended.
    return 0;
  }
}

function machineTicks(): { all: number; idle: number } {
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  const ticks = line.split(/\s+/).slice(1, 9).map(Number);
  const [, , , idle = 0, wait = 0] = ticks;
  return { all: ticks.reduce((sum, each) => sum + each, 0), idle: idle + wait };
}
