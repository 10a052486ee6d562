// pnpm bench [NAME…] [--minutes N] [--seed S] [--kills N] [--jobs N] [--days N] [--base FOLDER]: runs all benches or the
// named ones, one after another; each prints a table and whether its goal holds.
import { globSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { sweepMemoryCgroups } from "./lib/machine/memory-cgroup.ts";

/** What a bench may be given; each has figures of its own where it is not. */
export type BenchOptions = Partial<Record<(typeof optionNames)[number], number>> & {
  /** Another commit's `apps/server/dist`, to be measured in turn with this one's. */
  base?: string;
};

const optionNames = ["minutes", "seed", "kills", "jobs", "days"] as const;

/** A bench resolves to true when what it must show holds. */
export interface BenchModule {
  run(options: BenchOptions): Promise<boolean>;
}

const files = globSync("*/*.bench.ts", { cwd: import.meta.dirname });
const benches = new Map(files.map((file) => [basename(file, ".bench.ts"), file]));
const names = [...benches.keys()].toSorted();
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string" },
    seed: { type: "string" },
    kills: { type: "string" },
    jobs: { type: "string" },
    days: { type: "string" },
    base: { type: "string" },
  },
});
const options: BenchOptions = values.base === undefined ? {} : { base: values.base };
const wrong: string[] = [];
for (const name of optionNames) {
  const value = values[name];
  if (value === undefined) continue;
  options[name] = Number(value);
  if (!/^\d+(?:\.\d+)?$/.test(value)) wrong.push(`--${name} ${value} is no number`);
}
const unknown = wanted.filter((name) => !benches.has(name));
if (unknown.length > 0) wrong.push(`no bench ${unknown.join(", ")}; there are ${names.join(", ")}`);
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(2);
}

await sweepMemoryCgroups();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void sweepMemoryCgroups({ own: true }).finally(() => process.exit(130));
  });
}
const failed: string[] = [];
// Hours of random calls are asked for by name.
const all = names.filter((name) => name !== "fuzz");
for (const name of wanted.length > 0 ? wanted : all) {
  console.error(`\n── ${name}`);
  const bench: BenchModule = await import(`./${benches.get(name)}`);
  if (!(await bench.run(options))) failed.push(name);
}
console.log(failed.length === 0 ? "\nall goals hold" : `\ngoals missed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
