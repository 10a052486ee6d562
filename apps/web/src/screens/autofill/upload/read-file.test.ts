import type { RawSheet, ReadChoice, UploadPreview } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { readFile, readSheet } from "./read-file.ts";
import { memoryStore } from "../../../testing/memory-store.ts";
import { rememberColumns } from "../columns/remembered-columns.ts";

const headers = ["日付", "始業", "終業", "打刻始業"].map((text, index) => ({
  column: index + 1,
  text,
}));
const byWords = { date: 1, start: 2, end: 3 };
const byHand = { date: 1, start: 4, end: 3 };
const sheets = ["10月", "11月"].map((name) => ({ name, hidden: false, matchedColumns: 3 }));
const none = { rows: [], issues: [], issueCount: 0 };

/** A service that finds the columns by their headings, or not, and reads those that it is given. */
function service(finds: boolean, asks: Pick<RawSheet, "people" | "monthSheets"> = {}) {
  const choices: ReadChoice[] = [];
  const place = { name: "11月", headerRow: 3, headers };
  const preview = (mapping: typeof byWords): UploadPreview => ({
    uploadId: "u1",
    fileName: "a.xlsx",
    today: "2026-11-23",
    checked: none,
    workbook: { format: "xlsx", sheets, sheet: { ...place, mapping, rows: [], ...asks } },
  });
  const unread: UploadPreview = {
    ...preview(byWords),
    workbook: { format: "xlsx", sheets: [], headersToMap: place },
  };
  const answer = () => (finds ? preview(byWords) : unread);
  return {
    choices,
    upload: async () => await Promise.resolve(answer()),
    read: async (_id: string, choice: ReadChoice) => {
      choices.push(choice);
      const { mapping } = choice;
      return await Promise.resolve(mapping === undefined ? answer() : preview(mapping));
    },
  };
}

const file = new File(["PK"], "a.xlsx");
const asChosen = { sheet: "11月", headerRow: 3, mapping: byHand };

test.each([true, false])(
  "columns chosen for the same headings before are used again, found by their words or not (%s)",
  async (finds) => {
    const store = memoryStore();
    rememberColumns(store, headers, byHand);
    const workbooks = service(finds);

    const preview = await readFile(workbooks, file, store);

    expect(workbooks.choices).toEqual([asChosen]);
    expect(preview.workbook.sheet?.mapping).toEqual(byHand);
  },
);

test("so they are for another sheet of the same file", async () => {
  const store = memoryStore();
  rememberColumns(store, headers, byHand);
  const workbooks = service(true);

  await readSheet(workbooks, { uploadId: "u1", sheet: "11月" }, store);

  expect(workbooks.choices).toEqual([{ sheet: "11月" }, asChosen]);
});

test("what was found is read once where nothing else was chosen, or just that", async () => {
  const store = memoryStore();
  const workbooks = service(true);

  await readFile(workbooks, file, store);
  rememberColumns(store, headers, byWords);
  await readFile(workbooks, file, store);

  expect(workbooks.choices).toEqual([]);
});

test.each([{ people: ["10月", "11月"] }, { monthSheets: ["10月", "11月"] }])(
  "before one of several sheets is chosen none is taken for its columns: %j",
  async (asks) => {
    const store = memoryStore();
    rememberColumns(store, headers, byHand);
    const workbooks = service(true, asks);

    await readFile(workbooks, file, store);

    expect(workbooks.choices).toEqual([]);
  },
);
