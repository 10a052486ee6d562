import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkTimesheet } from "@jobcan-automation/timesheet";
import { readWorkbook } from "./read-workbook.ts";
import { readBytes, workbookEntry } from "./testing/upload-folder.ts";
import { headerRow, textRow, xlsxFile } from "./testing/xlsx-file.ts";

test("furigana does not leak into shared or inline texts, rich runs are joined", async () => {
  const workbook = await readBytes(
    xlsxFile({
      sheets: [
        {
          name: "11月",
          rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>終了</t></r><r><t>時刻</t></r><rPh sb="0" eb="4"><t>シュウリョウ</t></rPh></is></c></row>${textRow(2, ["2026-11-02", "9:00", "18:00"])}`,
        },
      ],
      sharedStrings:
        '<si><t>日付</t><rPh sb="0" eb="2"><t>ヒヅケ</t></rPh><phoneticPr fontId="1"/></si><si><r><t>開始</t></r><r><rPr><b/></rPr><t>時刻</t></r><rPh sb="0" eb="4"><t>カイシ</t></rPh></si>',
    }),
  );
  expect(workbook.sheet?.headers).toMatchObject([
    { column: 1, text: "日付" },
    { column: 2, text: "開始時刻" },
    { column: 3, text: "終了時刻" },
  ]);
  expect(workbook.sheet?.rows).toHaveLength(1);
});

test("in the 1904 system days are shifted and times are not", async () => {
  const workbook = await readBytes(
    xlsxFile({
      date1904: true,
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>',
      sheets: [
        {
          name: "s",
          rows: `${headerRow}<row r="2"><c r="A2" s="1"><v>44866</v></c><c r="B2" s="2"><v>0.375</v></c><c r="C2" s="2"><v>1.0833333333333333</v></c></row>`,
        },
      ],
    }),
  );
  expect(workbook.sheet?.rows[0]?.cells).toEqual({
    date: { text: "2026-11-02", number: 46_328 },
    start: { text: "09:00", number: 0.375 },
    end: { text: "26:00", number: 1.083_333_333_333_333_3 },
  });
});

test("every day and every minute in both systems comes back as itself", async () => {
  const days = Array.from({ length: 1440 }, (_, index) => 25_569 + index * 32);
  const rows = (shift: number) =>
    days.map(
      (day, min) =>
        `<row r="${min + 2}"><c r="A${min + 2}"><v>${day - shift}</v></c><c r="B${min + 2}"><v>${min / 1440}</v></c><c r="C${min + 2}"><v>${min / 1440 + 1}</v></c></row>`,
    );
  for (const date1904 of [false, true]) {
    const file = xlsxFile({
      date1904,
      sheets: [{ name: "s", rows: headerRow + rows(date1904 ? 1462 : 0).join("") }],
    });
    const { sheet } = await readBytes(file);
    expect(sheet?.rows.map(({ cells }) => cells.date?.number)).toEqual(days);
    expect(sheet?.rows.map(({ cells }) => Math.round((cells.end?.number ?? 0) * 1440))).toEqual(
      days.map((_, min) => min + 1440),
    );
  }
});

test("formulas count by their stored value, and one without is marked", async () => {
  const { sheet } = await readBytes(
    xlsxFile({
      sheets: [
        {
          name: "s",
          rows: `${headerRow}<row r="2"><c r="A2"><f>TODAY()</f><v>46328</v></c><c r="B2" t="str"><f>"9:"&amp;"00"</f><v>9:00</v></c><c r="C2"><f>B2+1</f></c></row><row r="3"><c r="A3" t="e"><f>X!A1</f><v>#REF!</v></c></row>`,
        },
      ],
    }),
  );
  expect(sheet?.rows.map((row) => row.cells)).toEqual([
    {
      date: { text: "46328", number: 46_328, formula: "cached" },
      start: { text: "9:00", formula: "cached" },
      end: { text: "", formula: "uncached" },
    },
    { date: { text: "#REF!", formula: "cached" } },
  ]);
});

/** A formula whose stored value is an empty text. */
const empty = (cell: string) => `<c r="${cell}" t="str"><f>IF(X1="","",1)</f><v></v></c>`;

test("a formula whose stored value is an empty text shows an empty cell, and its row counts for nothing", async () => {
  const filledDown = Array.from(
    { length: 3000 },
    (_, index) => `<row r="${index + 3}">${empty(`A${index + 3}`)}</row>`,
  );
  const { sheet } = await readBytes(
    xlsxFile({
      sheets: [
        {
          name: "s",
          rows: `${headerRow}<row r="2"><c r="A2"><v>46333</v></c>${empty("B2")}${empty("C2")}</row>${filledDown.join("")}`,
        },
      ],
    }),
  );
  if (!sheet) throw new Error("no sheet was found");
  expect(sheet.rows).toEqual([{ row: 2, cells: { date: { text: "46333", number: 46_333 } } }]);
  expect(checkTimesheet(sheet, { today: "2026-11-30" }).issues).toEqual([]);
});

test("the header is found below title rows, in any order, with a second header row", async () => {
  const { sheet } = await readBytes(
    xlsxFile({
      sheets: [
        {
          name: "s",
          rows: [
            textRow(1, ["2026", "年", "11", "月分"]),
            textRow(3, ["氏名", "山田"]),
            textRow(5, ["備考", "勤務時間", "", "年月日"]),
            textRow(6, ["", "退社（実績）", "出社時刻"]),
            textRow(7, ["在宅", "18:00", "9:00", "2026/11/2", "8:00"]),
          ].join(""),
          tail: '<mergeCells><mergeCell ref="A1:D1"/></mergeCells>',
        },
      ],
    }),
  );
  expect(sheet).toMatchObject({ headerRow: 6, mapping: { date: 4, start: 3, end: 2, note: 1 } });
  expect(sheet?.month).toBe("2026-11");
  expect(sheet?.headers.map(({ text }) => text)).toEqual([
    "備考",
    "退社（実績）",
    "出社時刻",
    "年月日",
    "",
  ]);
  expect(sheet?.rows).toEqual([
    {
      row: 7,
      cells: {
        note: { text: "在宅" },
        end: { text: "18:00" },
        start: { text: "9:00" },
        date: { text: "2026/11/2" },
      },
    },
  ]);
});

const twoSheets = xlsxFile({
  sheets: [
    { name: "表紙", rows: textRow(1, ["説明"]) },
    { name: "旧", state: "hidden", rows: headerRow + textRow(2, ["2026-10-01", "9:00", "18:00"]) },
    { name: "11月", rows: headerRow + textRow(2, ["2026-11-02", "9:00", "18:00"], ' hidden="1"') },
  ],
});

test("the best visible sheet is taken, hidden sheets and rows are marked", async () => {
  const workbook = await readBytes(twoSheets);
  expect(workbook.sheets).toEqual([
    { name: "表紙", hidden: false, matchedColumns: 0 },
    { name: "旧", hidden: true, matchedColumns: 3 },
    { name: "11月", hidden: false, matchedColumns: 3 },
  ]);
  expect(workbook.sheet?.name).toBe("11月");
  expect(workbook.sheet?.rows[0]).toMatchObject({ row: 2, hidden: true });
});

const month = (name: string) => ({ name, rows: headerRow + textRow(2, [`2026-${name}-02`]) });

test("of equal months the one on which the file was saved is taken, whatever the order of tabs", async () => {
  const sheets = [
    { name: "表紙", rows: textRow(1, ["説明"]) },
    month("09"),
    month("10"),
    month("11"),
  ];
  const readName = async (activeTab: number) =>
    (await readBytes(xlsxFile({ sheets, activeTab }))).sheet?.name;
  expect([await readName(3), await readName(2), await readName(0)]).toEqual(["11", "10", "09"]);
});

test("another sheet and other columns can be chosen", async () => {
  expect(
    (await readBytes(twoSheets, { choice: { sheet: "旧" } })).sheet?.rows[0]?.cells.date?.text,
  ).toBe("2026-10-01");
  const mapped = await readBytes(twoSheets, {
    choice: { sheet: "11月", headerRow: 1, mapping: { date: 1, start: 3, end: 2 } },
  });
  expect(mapped.sheet?.rows[0]?.cells).toMatchObject({
    start: { text: "18:00" },
    end: { text: "9:00" },
  });
  await expect(readBytes(twoSheets, { choice: { sheet: "12月" } })).rejects.toMatchObject({
    facts: { reason: "no_such_sheet" },
  });
});

test("a sheet whose columns are not found returns its headers to choose from, each with its first values", async () => {
  const workbook = await readBytes(
    xlsxFile({
      sheets: [
        {
          name: "s",
          rows:
            textRow(2, ["日付", "a", "b"]) +
            ["02", "04", "05", "06"]
              .map((day, at) => textRow(3 + at, [`2026-11-${day}`, "9:00", `18:0${at}`]))
              .join(""),
        },
      ],
    }),
  );
  expect(workbook.sheet).toBeUndefined();
  expect(workbook.headersToMap).toEqual({
    name: "s",
    headerRow: 2,
    found: { date: 1 },
    headers: [
      { column: 1, text: "日付", samples: ["2026-11-02", "2026-11-04", "2026-11-05"] },
      { column: 2, text: "a", samples: ["9:00"] },
      { column: 3, text: "b", samples: ["18:00", "18:01", "18:02"] },
    ],
  });
});

test("an aborted reading ends with the signal's reason", async () => {
  const path = fileURLToPath(new URL("../fixtures/with-mistakes.xlsx", import.meta.url));
  const controller = new AbortController();
  const reading = readWorkbook({
    path,
    fileName: "x.xlsx",
    entry: workbookEntry,
    signal: controller.signal,
  });
  controller.abort(new Error("gone"));
  await expect(reading).rejects.toThrow("gone");
});
