// pnpm bench [NAME…]: runs all benches or the named ones, one after another; each prints a table and whether its goal
// holds.
import { globSync } from "node:fs";
import { basename } from "node:path";
import { sweepMemoryCgroups } from "./lib/machine/memory-cgroup.ts";

/** A bench resolves to true when what it must show holds. */
export interface BenchModule {
  run(): Promise<boolean>;
}

const files = globSync("*/*.bench.ts", { cwd: import.meta.dirname });
const benches = new Map(files.map((file) => [basename(file, ".bench.ts"), file]));
const names = [...benches.keys()].toSorted();
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
const unknown = wanted.filter((name) => !benches.has(name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(", ")}; there are ${names.join(", ")}`);
  process.exit(2);
}

await sweepMemoryCgroups();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void sweepMemoryCgroups({ own: true }).finally(() => process.exit(130));
  });
}
const failed: string[] = [];
for (const name of wanted.length > 0 ? wanted : names) {
  console.error(`\n── ${name}`);
  const bench: BenchModule = await import(`./${benches.get(name)}`);
  if (!(await bench.run())) failed.push(name);
}
console.log(failed.length === 0 ? "\nall goals hold" : `\ngoals missed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
