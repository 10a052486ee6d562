import { availableParallelism, loadavg } from "node:os";

/** Why times measured just now say little, in words: more than twice as much wants to run as can. Undefined on a quiet machine. */
export function whyTimesAreLoose(): string | undefined {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  if (load <= cores * 2) return undefined;
  return `this machine is busy with other work (load ${load.toFixed(1)} on ${cores} cores)`;
}
