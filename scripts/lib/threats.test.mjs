import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "./project.mjs";
import { findUnproven, threatsOf } from "./threats.mjs";

const document = readFileSync(inRoot("SECURITY.md"), "utf8");
const read = (file) => (existsSync(inRoot(file)) ? readFileSync(inRoot(file), "utf8") : undefined);

test("every threat of SECURITY.md has tests, and each of them is there under its name", () => {
  const threats = threatsOf(document);

  expect(threats.map(({ id }) => id)).toEqual(threats.map((_, index) => `T${index + 1}`));
  expect(threats.length).toBeGreaterThanOrEqual(30);
  expect(findUnproven(threats, read)).toEqual([]);
});

test("a row without a test, with a file that is gone or a test of another name is found", () => {
  const table = [
    "| T1 | a | b |  |",
    "| T2 | a | b | `x.test.ts` “one that is gone” |",
    "| T3 | a | b | `y.test.ts` “it holds” |",
    "| T4 | a | b | `z.test.ts` “it holds”; `z.test.ts` “it % holds” |",
    "| T5 | a |  | `z.test.ts` “it holds” |",
  ].join("\n");
  const files = {
    "x.test.ts": 'test("one that is there", () => {});',
    "z.test.ts":
      'test("it holds", { timeout: 1 }, () => {});\ntest.each([1])(\n  "it % holds",\n  patience,\n  async () => {});',
  };

  expect(findUnproven(threatsOf(table), (file) => files[file])).toEqual([
    "T1: names no test",
    "T2: x.test.ts has no test “one that is gone”",
    "T3: y.test.ts is not there",
    "T5: has no threat or no wall",
  ]);
});
