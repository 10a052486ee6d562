import { globSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { byHand, nightlyParts, partsToRun } from "./parts.mjs";
import { inRoot } from "../lib/project.mjs";

const benches = globSync("*/*.bench.ts", { cwd: inRoot("bench") }).map((file) =>
  basename(file, ".bench.ts"),
);
const commands = new Set(["faults", "mutation", "build"]);
const namesOf = (wanted) => partsToRun(wanted).map(({ name }) => name);

test("every bench runs at night or only by hand, and each part that is no command is a bench", () => {
  const parts = Object.keys(nightlyParts).filter((name) => !commands.has(name));

  expect([...parts, ...Object.keys(byHand)].toSorted()).toEqual(benches.toSorted());
});

test("each part runs alone by its name, a bench with the build before it", () => {
  for (const name of Object.keys(nightlyParts)) {
    const before = commands.has(name) ? [] : ["build"];
    expect(namesOf([name])).toEqual([...before, name]);
  }
});

test("all parts run where none is named, each once and in the order of the table", () => {
  expect(namesOf([])).toEqual(Object.keys(nightlyParts));
  expect(namesOf(["load", "faults", "build"])).toEqual(["faults", "build", "load"]);
});

test("a name that is no part is told with those that are", () => {
  expect(() => partsToRun(["loads"])).toThrow(/^no part loads; there are faults, mutation/);
});

test("the parts of long runs have figures of their own, and the fuzz bench a seed", () => {
  const [, fuzz] = partsToRun(["fuzz"]);

  expect(fuzz?.args.slice(1)).toEqual([
    "fuzz",
    "--minutes",
    "20",
    "--seed",
    expect.stringMatching(/^\d+$/),
  ]);
});
