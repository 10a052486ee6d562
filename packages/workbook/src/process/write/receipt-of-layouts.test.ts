import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { type ReadChoice, workbookLimits } from "@jobcan-automation/contract";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { checkFile, type CheckedFile } from "../../testing/check-file.ts";
import { type GridCell, gridFile } from "../../testing/grid-file.ts";
import { createUploadFolder } from "../../testing/upload-folder.ts";
import { writeReceipt } from "./write-receipt.ts";

const folder = new URL("../../../fixtures/sheets/", import.meta.url);
const samples = (await readdir(folder)).filter((name) => name.endsWith(".xlsx"));
/** Too large to be patched as one text: its receipt is a new workbook (`write-workbook.test.ts`). */
const large = new Set(["a-million-empty-rows.xlsx"]);

const headings = {
  date: "日付",
  start: "開始時刻",
  end: "終了時刻",
  note: "備考",
  result: "結果",
  held: "Jobcanの値",
  reason: "理由",
};

/** The receipt in the file itself, each day with an outcome of its own. */
async function receiptOf(path: string, { workbook, first }: CheckedFile): Promise<Buffer> {
  const { name = "", headerRow = 1 } = workbook.sheet ?? {};
  const rows = first.rows.map(({ row, date, note }) => ({
    row,
    date,
    start: "",
    end: "",
    note,
    result: `済${date}`,
    held: "",
    reason: "",
  }));
  const limits = { ...workbookLimits, readDeadlineMs: 10_000 };
  const original = { path, sheet: name, headerRow };
  const { pieces } = await writeReceipt({ kind: "receipt", rows, headings, original, limits });
  return Buffer.concat(pieces);
}

/** Where each day's outcome stands: row of its sheet, or the sheet of results. */
async function outcomes(bytes: Buffer): Promise<Map<string, string>> {
  await using files = await createUploadFolder();
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await files.write("receipt.xlsx", bytes));
  const found = new Map<string, string>();
  for (const sheet of book.worksheets) {
    sheet.eachRow((row, number) => {
      row.eachCell(({ text }) => {
        for (const [, date = ""] of text.matchAll(/済(\d{4}-\d\d-\d\d)/g))
          found.set(date, sheet.name === "結果" ? "結果" : String(number));
      });
    });
  }
  return found;
}

/** What differs from a receipt that has each day's outcome and is read as the file was; empty where nothing does. */
async function faultsOf(path: string, choice: ReadChoice = {}): Promise<unknown[]> {
  const seen = await checkFile(path, choice);
  if (seen.first.rows.length === 0) return [];
  const bytes = await receiptOf(path, seen);
  const found = await outcomes(bytes);
  const misplaced = seen.first.rows.filter(
    ({ date, row }) => !["結果", String(row)].includes(found.get(date) ?? ""),
  );
  await using files = await createUploadFolder();
  const again = await checkFile(await files.write(basename(path), bytes), choice);
  const isSame = isDeepStrictEqual(again.first.rows, seen.first.rows);
  return isSame ? misplaced : [again.first, ...misplaced];
}

test.each(samples.filter((name) => !large.has(name)))(
  "the receipt of %s has each day's outcome beside its row or in a sheet of results, and is read as before",
  async (name) => {
    expect(await faultsOf(fileURLToPath(new URL(name, folder)))).toEqual([]);
  },
);

const day = ["9:00", "18:00"];

const layouts: { what: string; rows: GridCell[][]; choice?: ReadChoice }[] = [
  {
    what: "spread columns",
    rows: [
      ["日付", "勤務時間", "", ""],
      ["2026/11/2", "9:00", "～", "18:00"],
    ],
  },
  {
    what: "hours and minutes apart",
    rows: [
      ["日付", "出勤", "", "", "退勤", "", ""],
      ["2026/11/2", 9, ":", "00", 18, ":", "00"],
    ],
  },
  {
    what: "both in one cell",
    rows: [
      ["日付", "勤務時間"],
      ["2026/11/2", "9:00～18:00"],
    ],
  },
  {
    what: "month and day in columns",
    rows: [
      ["月", "日", "出勤", "退勤"],
      [11, 2, ...day],
      ["", 4, ...day],
    ],
  },
  {
    what: "days in the starts",
    rows: [
      ["開始日時", "終了日時"],
      ["2026/11/2 9:00", "2026/11/2 18:00"],
    ],
  },
  {
    what: "two shifts in two rows",
    rows: [
      ["日付", "出勤", "退勤"],
      ["2026/11/2", "9:00", "12:00"],
      ["", "13:00", "18:00"],
    ],
  },
  {
    what: "a plan over the record",
    rows: [
      ["日付", "", "出勤", "退勤"],
      ["2026/11/2", "予定", ...day],
      ["", "実績", ...day],
    ],
  },
  {
    what: "a roster",
    rows: [
      ["", "2026/11/2", "2026/11/4", "2026/11/5"],
      ["勤務", "9:00～18:00", "9:00～18:00", "9:00～18:00"],
    ],
  },
  {
    what: "two columns a day across",
    rows: [
      ["", "2026/11/2", "", "2026/11/4", "", "2026/11/5", ""],
      ["", "出勤", "退勤", "出勤", "退勤", "出勤", "退勤"],
      ["勤務", ...day, ...day, ...day],
    ],
  },
  {
    what: "one of several people",
    rows: [
      ["氏名", "日付", "出勤", "退勤"],
      ["山田", "2026/11/2", ...day],
      ["佐藤", "2026/11/4", ...day],
    ],
    choice: { person: "佐藤" },
  },
];

test.each(layouts)(
  "the receipt of $what has each day's outcome, and is read as before",
  async ({ rows, choice = {} }) => {
    await using files = await createUploadFolder();
    const path = await files.write("a.xlsx", gridFile(rows));
    expect((await checkFile(path, choice)).first.rows).not.toEqual([]);
    expect(await faultsOf(path, choice)).toEqual([]);
  },
);
