import { expect, test } from "vitest";
import { findColumns, roleOfHeader } from "./find-columns.ts";

const row = (number: number, ...texts: string[]) => ({
  row: number,
  texts: new Map(texts.flatMap((text, index) => (text === "" ? [] : [[index + 1, text] as const]))),
});

test.each([
  ["date", "日付 勤務日 年月日 Date ＤＡＴＥ 日　付 \uFEFF日付 【日付】 Work_Date"],
  [
    "start",
    "開始時刻 開始 出勤 出勤時刻 出勤時間 始業 始業時刻 勤務開始時刻 出社時刻 Start START_TIME start-time 開始(実績) ClockIn 出勤打刻",
  ],
  ["end", "終了時刻 終了 退勤 退勤時刻 終業 終業時刻 勤務終了 End EndTime 退勤（実績） clock-out"],
  ["note", "備考 メモ コメント note Notes Remarks 備考欄 備考※"],
  ["breakStart", "休憩開始 休憩開始時刻 休憩(開始) Break_Start"],
  ["breakEnd", "休憩終了 休憩終了時刻 休憩（終了） break-end"],
])("%s is known by its words", (role, words) => {
  expect(words.split(" ").filter((word) => roleOfHeader(word) !== role)).toEqual([]);
});

test("words that only resemble them are left alone", () => {
  const words = [
    "勤務時間",
    "休憩時間",
    "実働時間",
    "残業",
    "曜日",
    "氏名",
    "承認",
    "__proto__",
    "constructor",
    "終了予定連絡先",
    "",
  ];
  expect(words.filter((word) => roleOfHeader(word) !== undefined)).toEqual([]);
});

test("the row with the most of them is the header, the first of equals", () => {
  const head = [
    row(1, "日付", "2026年11月"),
    row(3, "日付", "開始", "終了"),
    row(9, "日付", "開始", "終了"),
  ];
  expect(findColumns(head)).toEqual({
    headerRow: 3,
    roles: { date: 1, start: 2, end: 3 },
    matched: 3,
  });
});

test("of two columns of the same words the first counts", () => {
  expect(findColumns([row(1, "開始", "終了", "開始", "終了", "日付")])?.roles).toEqual({
    start: 1,
    end: 2,
    date: 5,
  });
});

test("a header below the twentieth filled row is not looked for", () => {
  const head = Array.from({ length: 20 }, (_, index) => row(index + 1, "x"));
  expect(findColumns([...head, row(21, "日付", "開始", "終了")])?.matched).toBe(0);
});

test("a sheet without rows has no header", () => {
  expect(findColumns([])).toBeUndefined();
});
