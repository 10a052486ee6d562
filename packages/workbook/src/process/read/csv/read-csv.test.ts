import { expect, test } from "vitest";
import { checkTimesheet } from "@jobcan-automation/timesheet";
import { readBytes, refusalOf } from "../../../testing/upload-folder.ts";

const csv =
  '日付,開始時刻,終了時刻,備考\r\n2026-11-02,9:00,18:00,"在宅, 午後\r\n外出"\r\n\r\n2026/11/4,900,26:00,\r\n';
const fileName = "11月.csv";

/** 日付,開始時刻,終了時刻 in Shift_JIS, which no encoder here can write. */
const shiftJis = Buffer.concat([
  Buffer.from("93fa95742c8a4a8e6e8e9e8d8f2c8f4997b98e9e8d8f0d0a", "hex"),
  Buffer.from("2026-11-02,9", "latin1"),
  Buffer.from("8e9e", "hex"),
  Buffer.from(",18:00\r\n", "latin1"),
]);

test.each([
  ["UTF-8", Buffer.from(csv)],
  ["UTF-8 with BOM", Buffer.from(`\uFEFF${csv}`)],
  [
    "UTF-16 with tabs",
    Buffer.from(
      `\uFEFF${csv.replaceAll('"在宅, 午後\r\n外出"', "在宅").replaceAll(",", "\t")}`,
      "utf16le",
    ),
  ],
])("%s is read, rows counted as a spreadsheet shows them", async (_, bytes) => {
  const { format, sheet } = await readBytes(bytes, { fileName });
  expect(format).toBe("csv");
  expect(sheet?.mapping).toEqual({ date: 1, start: 2, end: 3, note: 4 });
  expect(sheet?.rows.map((row) => [row.row, row.cells.date?.text, row.cells.end?.text])).toEqual([
    [2, "2026-11-02", "18:00"],
    [4, "2026/11/4", "26:00"],
  ]);
});

test("Shift_JIS is read", async () => {
  const { sheet } = await readBytes(shiftJis, { fileName });
  if (!sheet) throw new Error("no sheet was found");
  expect(sheet.headers.map((header) => header.text)).toEqual(["日付", "開始時刻", "終了時刻"]);
  expect(checkTimesheet(sheet, { today: "2026-11-30" }).rows).toMatchObject([
    { startMin: 540, endMin: 1080 },
  ]);
});

test("the characters that Windows adds to Shift_JIS are read as well", async () => {
  const header = Buffer.from("93fa95742c8a4a8e6e2c8f4997b92c94f58d6c0d0a", "hex");
  const note = Buffer.from("8740878afbfc8160", "hex");
  const bytes = Buffer.concat([header, Buffer.from("2026-11-02,9:00,18:00,"), note]);
  const { sheet } = await readBytes(bytes, { fileName });
  expect(sheet?.rows[0]?.cells.note?.text).toBe("①㈱髙～");
});

test("a CSV with too many rows is refused, one with an unclosed quote is said with its line", async () => {
  const long = `日付,開始,終了\n${"2026-11-02,9:00,18:00\n".repeat(200_000)}`;
  expect(await refusalOf(long, { fileName })).toMatchObject({ reason: "too_many_rows" });
  expect(await refusalOf(`日付,開始,終了\n"2026-11-02,9:00,18:00\n`, { fileName })).toMatchObject({
    reason: "open_quote",
    line: 2,
  });
});

test("headers named like properties of an object do no harm", async () => {
  const workbook = await readBytes("__proto__,constructor,toString\n1,2,3\n", { fileName });
  expect(workbook.headersToMap?.headers.map((header) => header.text)).toEqual([
    "__proto__",
    "constructor",
    "toString",
  ]);
});
