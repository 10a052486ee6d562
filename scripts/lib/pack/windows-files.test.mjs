import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { startScript, windowsFiles } from "./windows-files.mjs";

function folderOf(files) {
  const root = mkdtempSync(join(tmpdir(), "windows-test-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
}

test("the package holds Node, the program, its one library and what is double-clicked, all in one folder", () => {
  using parts = folderOf({
    "release/package.json": "{}",
    "release/cli/dist/cli.mjs": "cli",
    "release/web/dist/index.html": "page",
    "playwright/lib/index.js": "library",
    "node/bin/node.exe": "MZ",
  });
  const at = (name) => join(parts.root, name);

  const zip = zipSync(
    windowsFiles({
      release: at("release"),
      playwright: at("playwright"),
      nodeExe: at("node/bin/node.exe"),
    }),
  );

  const files = unzipSync(zip);
  expect(Object.keys(files).toSorted()).toEqual(
    [
      "jobcan-autofill/app/cli/dist/cli.mjs",
      "jobcan-autofill/app/node_modules/playwright-core/lib/index.js",
      "jobcan-autofill/app/package.json",
      "jobcan-autofill/app/web/dist/index.html",
      "jobcan-autofill/node-LICENSE.txt",
      "jobcan-autofill/node.exe",
      "jobcan-autofill/はじめる.cmd",
    ].toSorted(),
  );
  expect(strFromU8(files["jobcan-autofill/はじめる.cmd"])).toBe(startScript);
});

test("what is double-clicked is a batch file of Windows that starts the service with its page in Edge", () => {
  const lines = startScript.split("\r\n");

  expect(startScript.replaceAll("\r\n", "")).toMatch(/^[\x20-\x7e]*$/);
  expect(lines).toContain('"%~dp0node.exe" "%~dp0app\\cli\\dist\\cli.mjs" start %*');
  expect(lines).toContain('set "JOBCAN_AUTOFILL_PAGE_IN=edge"');
  expect(lines.indexOf("chcp 65001 >nul")).toBeLessThan(3);
  expect(startScript).not.toMatch(/--port|HOST=|PORT=[^"]/);
});
