import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runChecks } from "./run-checks.mjs";

const echo = (name, text, code = 0) => ({ name, command: `echo ${text}; exit ${code}` });

test("a check that fails hides no other: all outputs are shown, each in one piece", async () => {
  const shown = [];

  const results = await runChecks(
    [echo("format", "untidy", 1), echo("types", "wrong", 2), echo("lint", "clean")],
    (text) => shown.push(text),
  );

  expect(results).toEqual([
    { name: "format", passed: false },
    { name: "types", passed: false },
    { name: "lint", passed: true },
  ]);
  for (const [name, text] of Object.entries({ format: "untidy", types: "wrong", lint: "clean" }))
    expect(shown).toContainEqual(expect.stringMatching(new RegExp(`── ${name}: .*\\n${text}$`)));
  expect(shown.at(-1)).toContain("failed: format, types");
});

test("checks run side by side: each waits for the other to start, and both end", async () => {
  const folder = mkdtempSync(join(tmpdir(), "checks-"));
  const meet = (own, other) => ({
    name: own,
    command: `mkdir "${folder}/${own}"; until [ -d "${folder}/${other}" ]; do :; done`,
  });

  const results = await runChecks([meet("a", "b"), meet("b", "a")], () => {});
  rmSync(folder, { recursive: true });

  expect(results.every(({ passed }) => passed)).toBe(true);
});

test("a command that is not there fails its check", async () => {
  const [result] = await runChecks([{ name: "typo", command: "no-such-command" }], () => {});

  expect(result).toEqual({ name: "typo", passed: false });
});
