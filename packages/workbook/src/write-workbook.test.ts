import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";
import type { DayRecord } from "@jobcan-automation/contract";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import {
  checkTimesheet,
  type ReceiptLabels,
  receiptCsv,
  receiptJson,
  receiptRows,
  templateRows,
} from "@jobcan-automation/timesheet";
import { makeReceipt } from "./make-receipt.ts";
import { makeTemplate } from "./make-template.ts";
import { checkFile } from "./testing/check-file.ts";
import { createUploadFolder, readBytes, workbookEntry } from "./testing/upload-folder.ts";
import {
  headerRow,
  textRow,
  xlsxEntries,
  xlsxFile,
  type XlsxFileOptions,
} from "./testing/xlsx-file.ts";
import { zipFile } from "./testing/zip-file.ts";

const signal = new AbortController().signal;
const entry = workbookEntry;

const labels: ReceiptLabels = {
  headings: {
    date: "日付",
    start: "開始時刻",
    end: "終了時刻",
    note: "備考",
    result: "結果",
    held: "Jobcanの値",
    reason: "理由",
  },
  outcome: (record) => (record.outcome === "verified" ? "入力済み" : "未入力"),
  reason: (record) => record.reason ?? "",
  punch: (punch, time) =>
    `${punch.kind === "work_start" ? "出勤" : "退勤"} ${time}${punch.pending ? "（承認待ち）" : ""}`,
};

const wanted: DayRecord["wanted"] = [
  { kind: "work_start", timeMin: 540 },
  { kind: "work_end", timeMin: 1560 },
];

const records: DayRecord[] = [
  {
    date: "2026-11-04",
    row: 4,
    wanted,
    note: "=1+1",
    sent: [],
    outcome: "skipped",
    reason: "conflict",
  },
  {
    date: "2026-11-02",
    row: 2,
    wanted,
    note: "在宅",
    now: [
      { kind: "work_start", timeMin: 540, pending: false },
      { kind: "work_end", timeMin: 1560, pending: true },
    ],
    sent: [],
    outcome: "verified",
  },
];

function verified({ date, row, note }: Pick<DayRecord, "date" | "row" | "note">): DayRecord {
  return { date, row, wanted, note, sent: [], outcome: "verified" };
}

test.each([
  ["2026-11", "2026-11-30", 19],
  ["2026-11", "2026-11-23", 14],
  ["2026-12", "2026-11-23", 0],
  ["2026-01", "2026-02-03", 20],
  ["2024-02", "2024-03-01", 19],
])(
  "the template of %s made on %s reads back as its %i days that have come, without an issue",
  async (month, today, daysWithHours) => {
    const bytes = await makeTemplate({ month, today, entry, signal });
    const { sheets, sheet } = await readBytes(bytes);
    if (!sheet) throw new Error("no sheet was found");
    const checked = checkTimesheet(sheet, { today });
    expect(checked.issues).toEqual([]);
    expect(sheet.rows).toHaveLength(templateRows(month, today).length);
    expect(checked.rows).toHaveLength(daysWithHours);
    expect(checked.rows.every((row) => row.startMin === 540 && row.endMin === 1080)).toBe(true);
    expect(sheets.map(({ matchedColumns }) => matchedColumns)).toEqual([3, 0]);
  },
);

test("the template guards its time cells and explains itself in Japanese", async () => {
  const parts = unzipSync(
    await makeTemplate({ month: "2026-11", today: "2026-11-30", entry, signal }),
  );
  const month = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(month).toMatch(/<dataValidation [^>]*sqref="B2:C\d\d"/);
  expect(month).toContain("<cols>");
  expect(strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array())).toContain('name="書き方"');
  expect(strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array())).toContain(
    "26:00 と書きます",
  );
});

/** The same file from a true zip writer: checksums and all. */
function wellMade(options: XlsxFileOptions): Uint8Array {
  return zipSync(unzipSync(xlsxFile(options)));
}

async function receiptOf(file: Uint8Array, words = labels) {
  await using folder = await createUploadFolder();
  const original = { path: await folder.write("a.xlsx", file), sheet: "s", headerRow: 1 };
  return await makeReceipt({ records, labels: words, original, entry, signal });
}

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  await using folder = await createUploadFolder();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await folder.write("receipt.xlsx", bytes));
  return workbook;
}

function textsOf(sheet: ExcelJS.Worksheet | undefined, row: number): string[] {
  const values = sheet?.getRow(row).values;
  return Array.isArray(values)
    ? Array.from(values.slice(1), (value) => (typeof value === "string" ? value : ""))
    : [];
}

test("the results of days side by side stand in a sheet of their own, and the rest is as it was", async () => {
  const path = fileURLToPath(new URL("../fixtures/sheets/days-across-dates.xlsx", import.meta.url));
  const { workbook, first } = await checkFile(path);
  const { name = "", headerRow: row = 1 } = workbook.sheet ?? {};
  const days = first.rows.map(verified);
  const original = { path, sheet: name, headerRow: row };
  const { bytes, isOriginal } = await makeReceipt({
    records: days,
    labels,
    original,
    entry,
    signal,
  });
  expect(isOriginal).toBe(true);
  const book = await load(bytes);
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual([name, "結果"]);
  expect(textsOf(book.getWorksheet("結果"), 1)).toContain("結果");
  expect(
    [2, 3, 4].map((line) => textsOf(book.getWorksheet("結果"), line).slice(0, 5).join()),
  ).toEqual(first.rows.map(({ date }) => `${date},09:00,26:00,,入力済み`));
  const [before, after] = [unzipSync(await readFile(path)), unzipSync(bytes)];
  expect(after["xl/worksheets/sheet1.xml"]).toEqual(before["xl/worksheets/sheet1.xml"]);
  await using folder = await createUploadFolder();
  const again = await checkFile(await folder.write("again.xlsx", bytes));
  expect(again.first.rows).toEqual(first.rows);
});

test("parts that are spelled in another case get the sheet of results too", async () => {
  const path = fileURLToPath(new URL("../fixtures/sheets/days-across-dates.xlsx", import.meta.url));
  const before = unzipSync(await readFile(path));
  const renamed = Object.entries(before).map(
    ([name, data]) => [name.replace("workbook.xml", "Workbook.xml"), data] as const,
  );
  await using folder = await createUploadFolder();
  const spelled = await folder.write("b.xlsx", zipSync(Object.fromEntries(renamed)));
  const { workbook, first } = await checkFile(spelled);
  const { name = "", headerRow: row = 1 } = workbook.sheet ?? {};
  const original = { path: spelled, sheet: name, headerRow: row };
  const { bytes, isOriginal } = await makeReceipt({
    records: first.rows.map(verified),
    labels,
    original,
    entry,
    signal,
  });
  expect(isOriginal).toBe(true);
  const read = await readBytes(bytes);
  expect(read.sheets.map((sheet) => sheet.name)).toEqual([name, "結果"]);
});

test.each([
  "one-line-a-punch.xlsx",
  "in-and-out-on-two-rows.xlsx",
  "no-heading-over-the-dates.xlsx",
])("the results of %s stand beside the first row of each day", async (file) => {
  const path = fileURLToPath(new URL(`../fixtures/sheets/${file}`, import.meta.url));
  const { workbook, first } = await checkFile(path);
  const { name = "", headerRow: row = 1 } = workbook.sheet ?? {};
  const days = first.rows.map((day) => verified({ ...day, note: "" }));
  const original = { path, sheet: name, headerRow: row };
  const { bytes } = await makeReceipt({ records: days, labels, original, entry, signal });
  const sheet = (await load(bytes)).getWorksheet(name);
  expect(days).toHaveLength(4);
  expect(days.every((day) => textsOf(sheet, day.row).includes("入力済み"))).toBe(true);
});

test("two days in one row, as where the halves of a month stand side by side, are both in the receipt", async () => {
  const [first, second] = records.map((record) => ({ ...record, row: 2 }));
  if (!first || !second) throw new Error("two records");
  const path = fileURLToPath(new URL("../fixtures/month-cells-xlsxwriter.xlsx", import.meta.url));
  const original = { path, sheet: "11月", headerRow: 1 };
  const twice = { records: [first, second], labels, original, entry, signal };
  const { bytes } = await makeReceipt(twice);
  const sheet = (await load(bytes)).getWorksheet("11月");
  expect(textsOf(sheet, 2)[3]).toBe("2026-11-02 入力済み ／ 2026-11-04 未入力");
});

test("a receipt is the user's own file with the result beside its rows, its styles unchanged", async () => {
  const path = fileURLToPath(new URL("../fixtures/month-cells-xlsxwriter.xlsx", import.meta.url));
  const original = { path, sheet: "11月", headerRow: 1 };
  const { bytes, isOriginal } = await makeReceipt({ records, labels, original, entry, signal });
  expect(isOriginal).toBe(true);
  const sheet = (await load(bytes)).getWorksheet("11月");
  expect(textsOf(sheet, 1)).toEqual(["日付", "開始時刻", "終了時刻", "結果", "Jobcanの値", "理由"]);
  expect(textsOf(sheet, 2).slice(3)).toEqual(["入力済み", "出勤 09:00 / 退勤 26:00（承認待ち）"]);
  expect(textsOf(sheet, 3).slice(3)).toEqual([]);
  expect(textsOf(sheet, 4).slice(3)).toEqual(["未入力", "", "conflict"]);
  expect(sheet?.getCell("A2").numFmt).toBe("yyyy/m/d(aaa)");
  const read = await readBytes(bytes);
  const before = await readBytes(await readFile(path));
  expect(read.sheet?.rows).toEqual(before.sheet?.rows);
});

test("merges, validations and other parts of the original stay as they were, byte for byte", async () => {
  const tail = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
  const macros = { name: "xl/vbaProject.bin", data: "macros" };
  const rows = `${headerRow.replace('r="1"', 'r="1" spans="1:3"').replaceAll("<c ", '<c s="0" ')}${textRow(2, ["2026-11-02", "9:00", "26:00"])}<row r="4"/>`;
  const file = xlsxFile({
    sheets: [
      { name: "s", rows, tail },
      { name: "t", rows: headerRow },
    ],
    extra: [macros],
  });
  const { bytes, isOriginal } = await receiptOf(file);
  expect(isOriginal).toBe(true);
  const [before, after] = [unzipSync(file), unzipSync(bytes)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const changed = Object.keys(after).filter(
    (name) => !Buffer.from(after[name] ?? []).equals(Buffer.from(before[name] ?? [])),
  );
  expect(changed).toEqual(["xl/worksheets/sheet1.xml"]);
  const sheet = strFromU8(after["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(sheet).toContain(tail);
  expect(sheet).not.toContain("spans");
  expect(sheet).not.toContain('"F2"');
  expect(sheet).toContain(
    '<c r="D1" s="0" t="inlineStr"><is><t xml:space="preserve">結果</t></is></c>',
  );
  expect(sheet).toMatch(/<row r="4"><c r="D4" t="inlineStr">.*<\/row><\/sheetData>/);
});

test.each(['<dimension ref="A1:C4"/>', '<x:dimension ref="A1:C4"></x:dimension>'])(
  "the range that a sheet says it has (%s) is not left wrong: readers that believe it would not see the result",
  async (dimension) => {
    const rows = headerRow + textRow(2, ["2026-11-02"]) + textRow(4, ["2026-11-04"]);
    const sheets = [{ name: "s", rows }];
    const entries = xlsxEntries({ sheets });
    const part = entries.find(({ name }) => name.endsWith("sheet1.xml"));
    if (!part) throw new Error("no sheet was written");
    part.data = String(part.data).replace("<sheetData>", `${dimension}<sheetData>`);
    const { bytes, isOriginal } = await receiptOf(zipFile(entries));
    expect(isOriginal).toBe(true);
    const after = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(after).not.toContain("dimension");
    expect(after).toContain("<cols>");
    expect(textsOf((await load(bytes)).getWorksheet("s"), 2)).toContain("入力済み");
  },
);

test.each([
  ["vnd.ms-excel.sheet.macroEnabled.main+xml", "xlsm"],
  ["vnd.ms-excel.template.macroEnabled.main+xml", "xlsm"],
  ["vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xlsx"],
] as const)("a receipt whose original is application/%s is called .%s", async (type, extension) => {
  const rows = headerRow + textRow(2, ["2026-11-02"]) + textRow(4, ["2026-11-04"]);
  const entries = xlsxEntries({ sheets: [{ name: "s", rows }] });
  const types = entries.find(({ name }) => name === "[Content_Types].xml");
  if (!types) throw new Error("no content types were written");
  types.data = `<Types><Override PartName="/xl/workbook.xml" ContentType="application/${type}"/></Types>`;
  expect(await receiptOf(zipFile(entries))).toMatchObject({ isOriginal: true, extension });
});

test("every entry of a patched file has the right checksum", async () => {
  const rows = headerRow + textRow(2, ["2026-11-02"]) + textRow(4, ["2026-11-04"]);
  const { bytes } = await receiptOf(wellMade({ sheets: [{ name: "s", rows }] }));
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const wrong: string[] = [];
  for await (const packed of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(packed));
    if (crc32(content) !== packed.crc32 || content.length !== packed.uncompressedSize)
      wrong.push(packed.fileName);
  }
  expect(zip.entryCount).toBe(5);
  expect(wrong).toEqual([]);
});

test("texts with markup characters stay texts", async () => {
  const shout: ReceiptLabels = { ...labels, reason: () => '<b>&"\u0001\u000B' };
  const file = xlsxFile({
    sheets: [
      { name: "s", rows: headerRow + textRow(2, ["2026-11-02"]) + textRow(4, ["2026-11-04"]) },
    ],
  });
  const { bytes } = await receiptOf(file, shout);
  expect((await load(bytes)).getWorksheet("s")?.getCell("F2").value).toBe('<b>&"');
});

test("an original that cannot be patched gives a new workbook with the same rows", async () => {
  const wide = '<row r="2"><c r="XFD2"><v>1</v></c></row><row r="4"/>';
  const { bytes, isOriginal } = await receiptOf(
    xlsxFile({ sheets: [{ name: "s", rows: headerRow + wide }] }),
  );
  expect(isOriginal).toBe(false);
  const sheet = (await load(bytes)).worksheets[0];
  expect(textsOf(sheet, 1)).toEqual([
    "日付",
    "開始時刻",
    "終了時刻",
    "備考",
    "結果",
    "Jobcanの値",
    "理由",
  ]);
  expect(textsOf(sheet, 2)).toEqual([
    "2026-11-02",
    "09:00",
    "26:00",
    "在宅",
    "入力済み",
    "出勤 09:00 / 退勤 26:00（承認待ち）",
    "",
  ]);
  expect(sheet?.getCell("D3").value).toBe("=1+1");
});

test("a sheet too large to patch as one text gives a new workbook, whatever memory there is", async () => {
  const rows = headerRow + textRow(2, ["2026-11-02"]) + textRow(4, ["2026-11-04"]);
  const withBytes = (bytes: number) =>
    xlsxFile({
      sheets: [{ name: "s", rows, tail: `<!--${randomBytes(bytes / 2).toString("hex")}-->` }],
    });
  expect(await receiptOf(withBytes(2_800_000))).toMatchObject({ isOriginal: true });
  expect(await receiptOf(withBytes(3_200_000))).toMatchObject({ isOriginal: false });
});

test("the CSV opens in Japanese Excel and no cell of it is a formula", () => {
  const csv = receiptCsv(receiptRows(records, labels), labels.headings);
  expect(
    csv.startsWith(
      "\uFEFF日付,開始時刻,終了時刻,備考,結果,Jobcanの値,理由\r\n2026-11-02,09:00,26:00,在宅,入力済み,",
    ),
  ).toBe(true);
  expect(csv).toContain(`2026-11-04,09:00,26:00,"'=1+1",未入力,,conflict\r\n`);
});

test("the JSON holds the records in day order", () => {
  const json: unknown = JSON.parse(
    receiptJson(records, { jobId: "j", fileName: "a.xlsx", finishedAt: 5 }),
  );
  expect(json).toMatchObject({
    jobId: "j",
    finishedAt: 5,
    days: [{ date: "2026-11-02" }, { date: "2026-11-04", reason: "conflict" }],
  });
});
