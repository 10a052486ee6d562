import { availableParallelism, loadavg } from "node:os";

/**
 * A sentence that says why times measured now mean little: the load is more than twice the cores. Undefined on a quiet
 * machine.
 */
export function whyTimesAreLoose(): string | undefined {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  if (load <= cores * 2) return undefined;
  return `this machine is busy with other work (load ${load.toFixed(1)} on ${cores} cores)`;
}
