import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

/** What the server imports of this folder; the rest runs in the workbook process only. */
const parentFiles = [
  "read-workbook.ts",
  "make-template.ts",
  "make-receipt.ts",
  "receipt-csv.ts",
  "receipt-json.ts",
  "file-name.ts",
];

test("the server's side imports no reader or writer of files: it stays small, and no file is parsed in it", async () => {
  const modules = new Set<string>();
  for (const file of parentFiles) await collectImports(new URL(file, import.meta.url), modules);
  const packages = [...modules].filter((name) => !name.startsWith("file:"));
  expect(packages.toSorted()).toEqual([
    "@jobcan-automation/contract",
    "@jobcan-automation/contract/schemas",
    "node:child_process",
    "node:events",
    "node:fs",
    "node:fs/promises",
    "node:os",
    "node:url",
    "zod",
  ]);
});

async function collectImports(file: URL, seen: Set<string>): Promise<void> {
  if (seen.has(file.href)) return;
  seen.add(file.href);
  const source = await readFile(file, "utf8");
  for (const [, name = ""] of source.matchAll(
    /^(?:import|export) (?!type )[^;]*?from "([^"]+)";/gm,
  )) {
    if (name.startsWith(".")) await collectImports(new URL(name, file), seen);
    else seen.add(name);
  }
}
