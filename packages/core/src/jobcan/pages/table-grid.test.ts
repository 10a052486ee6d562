import { expect, test } from "vitest";
import { byColumn, headersOf } from "./table-grid.ts";

test("a cell over several columns keeps those after it where their headers are", () => {
  expect(texts([[cell("a"), cell("b", 2), cell("c")]])).toEqual([["a", "b", "", "c"]]);
  expect(texts([[cell("a remark", 6)]])).toEqual([["a remark"]]);
  expect(byColumn([[cell("a"), cell("b", 1_000_000)]], cell(""))[0]).toHaveLength(101);
});

test("a cell over several rows stands in each of them, and the others stay under their headers", () => {
  expect(
    texts([
      [cell("11/12", 1, 2), cell("09:00"), cell("")],
      [cell("13:00"), cell("有休")],
      [cell("11/13"), cell("", 1, 0), cell("欠", 1, 2)],
      [cell("11/14")],
    ]),
  ).toEqual([
    ["11/12", "09:00", ""],
    ["11/12", "13:00", "有休"],
    ["11/13", "", "欠"],
    ["11/14", "", "欠"],
  ]);
});

test.each<[what: string, rows: ReturnType<typeof cell>[][], headers: string[]]>([
  ["no row", [], []],
  ["one row", [[cell("日付"), cell("出勤時刻")]], ["日付", "出勤時刻"]],
  ["a wide head", [[cell("日付", 2), cell("出勤時刻")]], ["日付", "", "出勤時刻"]],
  [
    "groups with their own heads below",
    [
      [cell("日付", 1, 2), cell("打刻", 2), cell("勤怠状況", 1, 2)],
      [cell("出勤時刻"), cell("退勤時刻")],
    ],
    ["日付", "出勤時刻", "退勤時刻", "勤怠状況"],
  ],
  [
    "a second row of other things",
    [
      [cell("日付"), cell("出勤時刻")],
      [cell("合計"), cell("8:00")],
    ],
    ["日付", "出勤時刻"],
  ],
  [
    "a head to the last row",
    [[cell("日付", 1, 0), cell("打刻", 1)], [cell("x")]],
    ["日付", "打刻"],
  ],
])("the headers of %s", (_, rows, headers) => {
  expect(headersOf(rows)).toEqual(headers);
});

function texts(rows: ReturnType<typeof cell>[][]): string[][] {
  return byColumn(rows, cell("")).map((row) => row.map(({ text }) => text));
}

function cell(text: string, columns = 1, rows = 1) {
  return { text, columns, rows };
}
