import { expect, test } from "vitest";
import { findForeignLicences, findUnlistedScripts, readAdvisories } from "./supply-chain.mjs";

test("a licence that is not on the list is a failure, with the package that has it", () => {
  const packages = [
    { name: "a", licence: "MIT" },
    { name: "b", licence: "(MIT OR GPL-3.0-or-later)" },
    { name: "c", licence: "(MIT AND Zlib)" },
    { name: "d", licence: "(MIT AND GPL-3.0-only)" },
    { name: "e", licence: "Unknown" },
    { name: "buffers", licence: "Unknown" },
    { name: "lightningcss-linux-x64-gnu", licence: "MPL-2.0" },
    { name: "lightningcssx", licence: "MPL-2.0" },
  ];

  expect(findForeignLicences(packages)).toEqual([
    "d: (MIT AND GPL-3.0-only) is not on the list of licences",
    "e: Unknown is not on the list of licences",
    "lightningcssx: MPL-2.0 is not on the list of licences",
  ]);
});

test("a package whose install script nobody allowed is a failure", () => {
  const packages = [
    { name: "a", scripts: { postinstall: "node x" } },
    { name: "b", scripts: { install: "node-gyp rebuild" } },
    { name: "c", scripts: { test: "x" } },
    { name: "d" },
  ];

  expect(findUnlistedScripts(packages, new Set(["a"]))).toEqual([
    "b: has an install script, and allowBuilds says nothing of it",
  ]);
});

test("a registry that does not answer is not checked, which is neither passed nor failed", () => {
  const refused =
    "Error: ERR_PNPM_AUDIT_BAD_RESPONSE\n  × The audit endpoint\n  │ responded with 405:";

  expect(readAdvisories(refused)).toEqual({
    state: "not checked",
    lines: ["Error: ERR_PNPM_AUDIT_BAD_RESPONSE The audit endpoint responded with 405:"],
  });
  expect(readAdvisories("").state).toBe("not checked");
  expect(readAdvisories('{"error":{"code":"X"}}').state).toBe("not checked");
});

const of = (name, severity) => ({ module_name: name, severity, title: "t", url: "u" });
const answer = (...found) => JSON.stringify({ advisories: Object.fromEntries(found.entries()) });

test("serious advisories are a failure, unless it is said why they do not matter", () => {
  expect(readAdvisories(answer())).toEqual({ state: "passed", lines: [] });
  expect(readAdvisories(answer(of("a", "low"), of("exceljs", "high")))).toEqual({
    state: "passed",
    lines: ["accepted: exceljs: high: t u"],
  });
  expect(readAdvisories(answer(of("a", "critical")))).toEqual({
    state: "failed",
    lines: ["a: critical: t u"],
  });
});
