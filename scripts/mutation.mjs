// pnpm test:mutation [ROOM…] [--only FILE…]: changes the pure rooms' code in a copy, one place at a time, and looks
// whether a unit test notices. Prints each room's score and what nobody noticed; ends with 1 below the goal.
// `--only src/a.ts`, as often as wanted, changes those files of a room alone.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { accepted } from "./mutation/accepted.mjs";
import { rooms } from "./mutation/rooms.mjs";
import { scoreOf } from "./mutation/score.mjs";
import { inRoot } from "./lib/project.mjs";
import { say } from "./lib/run.mjs";

const goal = 90;
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string", multiple: true } },
});
const chosen = rooms.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0) {
  say(`no such room; there are: ${rooms.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
const { Stryker } = await import("@stryker-mutator/core");
const results = [];
for (const room of chosen) {
  const startMs = performance.now();
  const report = await mutate(room);
  const score = scoreOf(report, accepted);
  const minutes = (performance.now() - startMs) / 60_000;
  results.push({ room, score });
  for (const line of score.unnoticed) say(`${room.name}: ${line}`);
  say(
    `${room.name}: ${score.percent.toFixed(1)} % of ${score.total} (noticed ${score.noticed}, accepted ${score.accepted}, nobody noticed ${score.unnoticed.length}) in ${minutes.toFixed(1)} min`,
  );
}
const missed = results.filter(({ score }) => score.percent < goal);
say(
  missed.length === 0
    ? `every room at ${goal} % or more`
    : `below ${goal} %: ${missed.map(({ room }) => room.name).join(", ")}`,
);
process.exitCode = missed.length === 0 ? 0 : 1;

async function mutate({ folder, mutate: patterns, tests, leftOut = [] }) {
  const work = mkdtempSync(join(tmpdir(), "mutation-"));
  const fileName = join(work, "report.json");
  process.env.MUTATION_TESTS = tests.join("\n");
  process.env.MUTATION_LEFT_OUT = leftOut.join("|");
  process.chdir(inRoot(folder));
  try {
    await new Stryker({
      testRunner: "vitest",
      plugins: [import.meta.resolve("@stryker-mutator/vitest-runner")],
      mutate: values.only ?? patterns,
      // TypeScript 7 has no such interface for it any more, and nothing here needs the file rewritten.
      tsconfigFile: "none",
      concurrency: 2,
      coverageAnalysis: "perTest",
      timeoutMS: 20_000,
      reporters: ["json"],
      jsonReporter: { fileName },
      tempDirName: ".mutation",
      vitest: { configFile: inRoot("scripts", "mutation", "vitest.config.ts") },
    }).runMutationTest();
    return JSON.parse(readFileSync(fileName, "utf8"));
  } finally {
    process.chdir(inRoot());
    rmSync(work, { recursive: true, force: true });
  }
}
