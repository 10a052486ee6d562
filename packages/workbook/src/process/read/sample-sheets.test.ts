import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { expectedSheetsSchema, judgeSheet } from "../../testing/judge-sheet.ts";
import { checkFile } from "../../testing/check-file.ts";

const folder = new URL("../../../fixtures/sheets/", import.meta.url);
const text = await readFile(new URL("expected.json", folder), "utf8");
const { files } = expectedSheetsSchema.parse(JSON.parse(text));

test.each(Object.entries(files))("%s is read as its owner means it", async (name, expected) => {
  const seen = await checkFile(fileURLToPath(new URL(name, folder)));
  expect(judgeSheet(seen, expected)).toEqual([]);
});

test("every sample sheet has an expectation", async () => {
  const names = (await readdir(folder)).filter((name) => name !== "expected.json");
  expect(Object.keys(files).toSorted()).toEqual(names.toSorted());
});
