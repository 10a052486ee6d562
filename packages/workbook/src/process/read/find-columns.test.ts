import { expect, test } from "vitest";
import { mayBeWorked, parseHead } from "./columns/parse-head.ts";
import { findColumns } from "./find-columns.ts";

const row = (number: number, ...texts: string[]) => ({
  row: number,
  texts: new Map(texts.flatMap((text, index) => (text === "" ? [] : [[index + 1, text] as const]))),
});

/** The role of a header; planned hours are no start or end. */
function roleOf(text: string) {
  const { role, kind } = parseHead(text);
  return (role === "start" || role === "end") && !mayBeWorked(kind) ? undefined : role;
}

test.each([
  ["date", "日付 勤務日 年月日 Date ＤＡＴＥ 日　付 \uFEFF日付 【日付】 Work_Date"],
  [
    "start",
    "開始時刻 開始 出勤 出勤時刻 出勤時間 始業 始業時刻 勤務開始時刻 出社時刻 Start START_TIME start-time 開始(実績) ClockIn 出勤打刻 出勤日時 出勤実績 実績開始時刻",
  ],
  ["end", "終了時刻 終了 退勤 退勤時刻 終業 終業時刻 勤務終了 End EndTime 退勤（実績） clock-out"],
  ["note", "備考 メモ コメント note Notes Remarks 備考欄 備考※"],
  ["breakStart", "休憩開始 休憩開始時刻 休憩(開始) Break_Start"],
  ["breakEnd", "休憩終了 休憩終了時刻 休憩（終了） break-end"],
])("%s is known by its words", (role, words) => {
  expect(words.split(" ").filter((word) => roleOf(word) !== role)).toEqual([]);
});

test("words that only resemble header words are no headers", () => {
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
    "出勤予定",
    "開始(予定)",
    "退勤（シフト）",
    "予定終了時刻",
    "",
  ];
  expect(words.filter((word) => roleOf(word) !== undefined)).toEqual([]);
});

test("the row with the most header words is the header, between equals the first", () => {
  const head = [
    row(1, "日付", "2026年11月"),
    row(3, "日付", "開始", "終了"),
    row(9, "日付", "開始", "終了"),
  ];
  expect(findColumns(head)).toMatchObject({
    headerRow: 3,
    roles: { date: 1, start: 2, end: 3 },
    matched: 3,
  });
});

test("of two columns with the same words the first counts", () => {
  expect(findColumns([row(1, "開始", "終了", "開始", "終了", "日付")])?.roles).toEqual({
    start: 1,
    end: 2,
    date: 5,
  });
});

test("planned hours are not taken for hours worked, wherever they stand", () => {
  const below = row(2, "", "開始", "終了", "開始", "終了");
  const worked = { date: 1, start: 4, end: 5 };
  for (const plan of ["予定", "勤務予定", "所定時間", "シフト", "予定時刻", "Plan"])
    expect(findColumns([row(1, "日付", plan, "", "実績"), below])?.roles).toEqual(worked);
  expect(
    findColumns([row(1, "日付", "開始(予定)", "終了(予定)", "開始(実績)", "終了(実績)")])?.roles,
  ).toEqual(worked);
  const onlyPlanned = [row(1, "日付", "予定"), row(2, "", "開始", "終了")];
  expect(findColumns(onlyPlanned)?.roles).toEqual({ date: 1 });
});

test("start and end below 休憩 are the break's, also where it stands first", () => {
  const below = row(2, "", "開始", "終了", "開始", "終了");
  const roles = { date: 1, breakStart: 2, breakEnd: 3, start: 4, end: 5 };
  for (const name of ["休憩", "休憩時間", "Break"])
    expect(findColumns([row(1, "日付", name, "", "勤務"), below])?.roles).toEqual(roles);
});

test("without one known word the row with the most words is offered as the header, not a fuller one of numbers", () => {
  const head = [
    row(1, "11月の記録"),
    row(3, "いつ", "何時に来た", "何時に帰った"),
    row(4, "2", "9:00", "18:00", "在宅"),
  ];
  expect(findColumns(head)).toMatchObject({ headerRow: 3, roles: {}, matched: 0 });
});

test("a header below the twentieth filled row is not found", () => {
  const head = Array.from({ length: 20 }, (_, index) => row(index + 1, "x"));
  expect(findColumns([...head, row(21, "日付", "開始", "終了")])?.matched).toBe(0);
});

test("a sheet without rows has no header", () => {
  expect(findColumns([])).toBeUndefined();
});
