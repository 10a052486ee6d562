import { expect, test } from "vitest";
import { checkFile } from "../../../testing/check-file.ts";
import { readGrid } from "../../../testing/read-grid.ts";
import { createUploadFolder } from "../../../testing/upload-folder.ts";

const days = ["2026/11/2", "2026/11/4", "2026/11/5"];
const sheet = ["日付,開始,終了,備考", ...days.map((day) => `${day},9:00,18:00,在宅`)].join("\r\n");

async function daysOf(bytes: Uint8Array | string): Promise<string[]> {
  await using folder = await createUploadFolder();
  const { first } = await checkFile(await folder.write("a.csv", bytes));
  return first.rows.map(({ date, note }) => `${date} ${note}`);
}

const read = ["2026-11-02 在宅", "2026-11-04 在宅", "2026-11-05 在宅"];
const le = Buffer.from(sheet, "utf16le");
const be = Buffer.from(sheet, "utf16le").swap16();
/** The characters of the sheet that are not ASCII. */
const eucJp = bytesOf({
  日: "c6fc",
  付: "c9d5",
  開: "b3ab",
  始: "bbcf",
  終: "bdaa",
  了: "cebb",
  備: "c8f7",
  考: "b9cd",
  在: "badf",
  宅: "c2f0",
});

function bytesOf(table: Record<string, string>): Buffer {
  return Buffer.concat(
    Array.from(sheet, (char) =>
      table[char] === undefined ? Buffer.from(char, "latin1") : Buffer.from(table[char], "hex"),
    ),
  );
}

/** Between escapes the same codes as EUC-JP, without their high bits. */
function iso2022(euc: Buffer): Buffer {
  const text = euc.toString("latin1").replaceAll(/[\u0080-\u00FF]+/g, (run) => {
    const low = Array.from(run, (char) => String.fromCodePoint(char.charCodeAt(0) & 0x7f));
    return `\u001B$B${low.join("")}\u001B(B`;
  });
  return Buffer.from(text, "latin1");
}

test.each([
  ["UTF-16LE with a mark", Buffer.concat([Buffer.from("fffe", "hex"), le])],
  ["UTF-16BE with a mark", Buffer.concat([Buffer.from("feff", "hex"), be])],
  ["UTF-16LE without a mark", le],
  ["UTF-16BE without a mark", be],
  ["EUC-JP", eucJp],
  ["ISO-2022-JP", iso2022(eucJp)],
])("%s is read", async (_, bytes) => {
  expect(await daysOf(bytes)).toEqual(read);
});

test("commas in notes do not part a file of tabs", async () => {
  const rows = days.map((day) => `${day}\t9:00\t18:00\t客先, 本社, 在宅, 会議, 移動`);
  expect(await daysOf(["日付\t開始\t終了\t備考", ...rows].join("\n"))).toHaveLength(3);
});

test("semicolons part a file whose notes have commas", async () => {
  const rows = days.map((day) => `${day};9:00;18:00;客先, 本社, 在宅, 会議`);
  expect(await daysOf(["日付;開始;終了;備考", ...rows].join("\n"))).toHaveLength(3);
});

test("a quote that stays open is said with the line that opens it", async () => {
  const lines = [
    "日付,開始,終了,備考",
    '2026/11/2,9:00,18:00,"two',
    'lines"',
    '2026/11/4,9:00,18:00,"open',
  ];
  await expect(daysOf([...lines, "2026/11/5,9:00,18:00,"].join("\n"))).rejects.toMatchObject({
    code: "INVALID_WORKBOOK",
    facts: { reason: "open_quote", line: 4 },
  });
});

test("a text that is written as a formula is the text", async () => {
  const rows = days.map((day) => `="${day}",="9:00",="18:00",="在宅"`);
  expect(await daysOf(['="日付",="開始",="終了",="備考"', ...rows].join("\n"))).toEqual(read);
});

test.each([
  ["a tab before each value", "日付,出勤,退勤\n\t2026/11/2,\t9:00,\t18:00\n"],
  ["bars", "日付|出勤|退勤\n2026/11/2|9:00|18:00\n"],
])("a CSV with %s is read", async (_, text) => {
  expect((await readGrid(text)).days).toEqual(["11-02 9:00-18:00"]);
});
