import { expect, test } from "vitest";
import { scoreOf } from "./score.mjs";

const source = "const a = 1;\n  if (a > 0) go();\n";
const mutant = (status, line, replacement) => ({
  status,
  replacement,
  mutatorName: "M",
  location: { start: { line, column: 3 } },
});
const report = {
  files: {
    "src/a.ts": {
      source,
      mutants: [
        mutant("Killed", 1, "2"),
        mutant("Timeout", 1, "3"),
        mutant("Survived", 2, "a >= 0"),
        mutant("NoCoverage", 2, "true"),
        mutant("Ignored", 2, "x"),
        mutant("CompileError", 2, "y"),
      ],
    },
  },
};
const known = { file: "src/a.ts", was: "if (a > 0) go();", became: "a >= 0", why: "never 0" };

test("a score counts what a test noticed or what is accepted, and says the rest by its place", () => {
  expect(scoreOf(report, [])).toEqual({
    total: 4,
    noticed: 2,
    accepted: 0,
    percent: 50,
    unnoticed: [
      "src/a.ts:2:3 M: if (a > 0) go(); → a >= 0",
      "src/a.ts:2:3 M: if (a > 0) go(); → true",
    ],
  });
  expect(scoreOf(report, [known])).toMatchObject({ accepted: 1, percent: 75 });
});

test.each([
  { ...known, file: "src/b.ts" },
  { ...known, was: "if (a > 1) go();" },
  { ...known, became: "false" },
])("what is accepted is accepted where it stands, and nowhere else: %o", (other) => {
  expect(scoreOf(report, [other])).toMatchObject({ accepted: 0, percent: 50 });
});
