import { expect, test } from "vitest";
import { scoreOf } from "./score.mjs";

const source = "const a = 1;\n  if (a > 0) go();\nconst b = [\n  2,\n];\n";
const mutant = (status, [line, from, to, lastLine = line], replacement) => ({
  status,
  replacement,
  location: { start: { line, column: from }, end: { line: lastLine, column: to } },
});
const report = {
  files: {
    "src/a.ts": {
      source,
      mutants: [
        mutant("Killed", [1, 11, 12], "2"),
        mutant("Timeout", [1, 11, 12], "3"),
        mutant("Survived", [2, 7, 12], "a >= 0"),
        mutant("NoCoverage", [3, 11, 2, 5], "[]"),
        mutant("Ignored", [2, 7, 12], "x"),
        mutant("CompileError", [2, 7, 12], "y"),
      ],
    },
  },
};
const known = {
  file: "src/a.ts",
  line: "if (a > 0) go();",
  part: "a > 0",
  became: "a >= 0",
  why: "never 0",
};

test("a score counts what a test noticed or what is accepted, and says the rest by its place", () => {
  expect(scoreOf(report, [])).toEqual({
    total: 4,
    noticed: 2,
    accepted: 0,
    percent: 50,
    unnoticed: [
      "src/a.ts:2:7: if (a > 0) go();: a > 0 → a >= 0",
      "src/a.ts:3:11: const b = [: [\n  2,\n] → []",
    ],
  });
  expect(scoreOf(report, [known])).toMatchObject({ accepted: 1, percent: 75 });
});

test.each([
  { ...known, file: "src/b.ts" },
  { ...known, line: "if (a > 1) go();" },
  { ...known, part: "a" },
  { ...known, became: "false" },
])("what is accepted is accepted where it stands, and nowhere else: %o", (other) => {
  expect(scoreOf(report, [other])).toMatchObject({ accepted: 0, percent: 50 });
});
