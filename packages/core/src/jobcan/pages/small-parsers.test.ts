import { expect, test } from "vitest";
import { cleanSiteText } from "../clean-site-text.ts";
import { sameOnClock, toFourDigits } from "./clock-text.ts";
import { parsePunchList, parsePunchPlace } from "./punch-list.ts";
import { parseInsertReply, refusalReason } from "../punch/insert-reply.ts";
import type { PageTable, TableRow } from "./read-table.ts";
import { nextMonth } from "../read-months.ts";

test.each([
  [540, "0900"],
  [0, "0000"],
  [1560, "2600"],
  [2879, "4759"],
])("%i minutes are sent as %s", (timeMin, digits) => {
  expect(toFourDigits(timeMin)).toBe(digits);
});

test("26:00 and 2:00 are the same on a clock, 26:00 and 2:01 are not", () => {
  expect([sameOnClock(1560, 120), sameOnClock(-60, 1380), sameOnClock(1560, 121)]).toEqual([
    true,
    true,
    false,
  ]);
});

test.each([
  [
    '{"result":1,"log_table":"<table></table>","refresh":0}',
    { kind: "accepted", logTable: "<table></table>", refresh: false },
  ],
  [
    '{"result":true,"log_table":null,"refresh":false,"errors":null}',
    { kind: "accepted", logTable: undefined, refresh: false },
  ],
  ['{"result":"true"}', { kind: "accepted", logTable: undefined, refresh: false }],
  ['{"result":false,"errors":null}', { kind: "refused", field: "", code: "" }],
  ['{"result":"1","refresh":"1"}', { kind: "accepted", logTable: undefined, refresh: true }],
  [
    '{"result":0,"errors":{"time":"duplicate"}}',
    { kind: "refused", field: "time", code: "duplicate" },
  ],
  ['{"result":0}', { kind: "refused", field: "", code: "" }],
  ['{"result":0,"errors":[]}', { kind: "refused", field: "", code: "" }],
  ['{"result":1,"errors":[]}', { kind: "accepted", logTable: undefined, refresh: false }],
  ['{"result":"0"}', { kind: "refused", field: "", code: "" }],
  ['{"result":"ok"}', { kind: "no_answer", cause: "odd_result" }],
  ['{"result":""}', { kind: "no_answer", cause: "odd_result" }],
  ['{"result":null}', { kind: "no_answer", cause: "not_json" }],
  ['{"result":{}}', { kind: "no_answer", cause: "not_json" }],
  [
    '{"result":0,"errors":{"time":["duplicate","early"]}}',
    { kind: "refused", field: "time", code: "duplicate" },
  ],
  ['{"result":"ng","errors":{"time":"early"}}', { kind: "refused", field: "time", code: "early" }],
  ["<!doctype html><title>ログイン</title>", { kind: "no_answer", cause: "not_json" }],
  ["[1]", { kind: "no_answer", cause: "not_json" }],
  ["", { kind: "no_answer", cause: "not_json" }],
])("the reply %s is read as %o", (body, reply) => {
  expect(parseInsertReply(body)).toEqual(reply);
});

test.each([
  ["date", "closed", true, "closed"],
  ["date", "format", true, "future"],
  ["date", "format", false, "day_refused"],
  ["time", "auto_leave", false, "auto_leave"],
  ["time", "early", false, "too_early"],
  ["time", "invalid", false, "time_refused"],
  ["notice", "empty", false, "note_required"],
  ["notice", "required", false, "note_required"],
  ["notice", "", false, "note_required"],
  ["notice", "length", false, "note_refused"],
  ["notice", "too_long", false, "note_refused"],
  ["notice", "invalid", false, "note_refused"],
  ["group_id", "invalid", false, "group_refused"],
  ["weather", "rain", false, "refused"],
])("%s:%s (future: %s) means %s", (...[field, code, isFuture, reason]) => {
  expect(refusalReason({ field, code }, { isFuture, note: "在宅" })).toBe(reason);
});

test("whatever the code, a note is wanting where none was sent", () => {
  const of = { isFuture: false, note: " " };

  expect(refusalReason({ field: "notice", code: "length" }, of)).toBe("note_required");
});

test("the punch list gives kinds in both languages, pending ones, those about to be deleted, and keeps kinds it does not know", () => {
  const rows = [
    rowOf("退勤", "26:10", "PC", "本社", "", "承認待ち"),
    rowOf("Clock In", "09:00", "PC", "", "", "Edit Delete"),
    rowOf("入室", "09:01", "PC", "", "", "修正 削除"),
    rowOf("외출", "10:00", "PC", "", "", ""),
    rowOf("休憩開始", "12:00", "PC", "", "", "削除待ち"),
    rowOf("合計", ""),
    rowOf("打刻がありません"),
  ];

  expect(parsePunchList({ found: true, headers: [], rows })).toEqual([
    { kind: "work_start", timeMin: 540, pending: false },
    { kind: "work_start", timeMin: 541, pending: false },
    { kind: "unknown", timeMin: 600, pending: false },
    { kind: "rest_start", timeMin: 720, pending: false, deleting: true },
    { kind: "work_end", timeMin: 1570, pending: true },
  ]);
});

test("the punch list is read by its headers, in any order of columns", () => {
  const headers = ["No", "打刻 区分", "打刻方法", "時刻", "修正・削除"];
  const rows = [rowOf("1", "出勤", "PC", "09:00", "承認待ち")];

  expect(parsePunchList({ found: true, headers, rows })).toEqual([
    { kind: "work_start", timeMin: 540, pending: true },
  ]);
});

test.each([
  ["承認待ち", { pending: true }],
  ["削除待ち", { pending: false, deleting: true }],
])("a state over several columns is read: %s", (state, read) => {
  const headers = ["打刻区分", "時刻", "打刻方法", "備考", "状態", ""];
  const rows = [rowOf("出勤", "09:00", "PC", "メモ", state, "")];

  expect(parsePunchList({ found: true, headers, rows })).toEqual([
    { kind: "work_start", timeMin: 540, note: "メモ", ...read },
  ]);
});

test.each([
  ["九時", "ああ"],
  ["1", "9"],
  ["08:30 09:00", "99:99 99:99"],
])(
  "a punch shown as %s is not ignored: nothing is entered on such a page, and its shape is told",
  (shown, cell) => {
    const rows = [rowOf("出勤", shown, "PC", "", "", "")];

    expect(() => parsePunchList({ found: true, headers: [], rows })).toThrow(
      expect.objectContaining({
        code: "SITE_CHANGED",
        facts: { page: "day", field: "punch_time", cell },
      }),
    );
  },
);

test("a change that awaits approval is the punch that will hold", () => {
  const rows = [
    rowOf("出勤", "08:30 ⇒ 09:00", "PC", "", "", ""),
    rowOf("休憩開始 → 退勤", "18:00", "PC", "", "", ""),
    rowOf("休憩開始", "12:00 → -", "PC", "", "", ""),
  ];

  expect(parsePunchList({ found: true, headers: [], rows })).toEqual([
    { kind: "work_start", timeMin: 540, pending: true },
    { kind: "rest_start", timeMin: 720, pending: true, deleting: true },
    { kind: "work_end", timeMin: 1080, pending: true },
  ]);
});

test.each(["→", "⇒", "➡️", "⟶", "▶", "->", "=>", ">"])(
  "a kind that changes by %s is the one after it, as a time is",
  (arrow) => {
    const rows = [rowOf(`休憩開始${arrow}退勤`, `17:00${arrow}18:00`, "")];

    expect(parsePunchList({ found: true, headers: [], rows })).toEqual([
      { kind: "work_end", timeMin: 1080, pending: true },
    ]);
  },
);

test("kinds are known with marks and brackets around them", () => {
  const rows = [
    rowOf("出勤※", "09:00", ""),
    rowOf("(退勤)", "18:00", ""),
    rowOf("退勤(修正)", "19:00", ""),
  ];

  expect(parsePunchList({ found: true, headers: [], rows }).map(({ kind }) => kind)).toEqual([
    "work_start",
    "work_end",
    "work_end",
  ]);
});

const heads = ["打刻区分", "時刻", "打刻方法", "打刻場所", "打刻備考等", "修正・削除"];

test.each([
  ["its state", rowOf("出勤", "09:00", "PC", "", "", "却下")],
  ["its state in English", rowOf("Clock In", "09:00", "PC", "", "", "Rejected")],
])("a correction that was refused by %s is no punch that counts", (_, row) => {
  expect(() => parsePunchList({ found: true, headers: heads, rows: [row] })).toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ field: "punch_time" }) as unknown }),
  );
});

test("a note in the last column is no state of the punch", () => {
  const headers = ["打刻区分", "時刻", "打刻方法", "打刻備考"];
  const rows = [rowOf("出勤", "09:00", "PC", "却下された分の再申請中")];

  expect(parsePunchList({ found: true, headers, rows })).toEqual([
    { kind: "work_start", timeMin: 540, pending: false, note: "却下された分の再申請中" },
  ]);
});

test.each<[what: string, headers: string[], rows: TableRow[]]>([
  [
    "heads that are no header row",
    [],
    [heads, ["出勤", "09:00", "PC", "", "", ""]].map((cells) => rowOf(...cells)),
  ],
  [
    "heads once more in the middle",
    heads,
    [heads, ["出勤", "09:00", "PC", "", "", ""]].map((cells) => rowOf(...cells)),
  ],
])("%s are no punch", (_, headers, rows) => {
  expect(
    parsePunchPlace({
      found: true,
      beside: "",
      links: [],
      tables: [{ found: true, headers, rows }],
    }),
  ).toMatchObject([{ kind: "work_start", timeMin: 540 }]);
});

test("another table with times beside the list is not read as punches", () => {
  const list = { found: true, headers: heads, rows: [] };
  const shift = { found: true, headers: ["予定", "時間帯"], rows: [rowOf("出勤", "09:00")] };
  const remark = { found: true, headers: ["お知らせ"], rows: [rowOf("打刻は毎日")] };

  expect(() =>
    parsePunchPlace({ found: true, beside: "", links: [], tables: [list, shift] }),
  ).toThrow(
    expect.objectContaining({ facts: { page: "day", field: "punch_time", cell: "99:99" } }),
  );
  expect(parsePunchPlace({ found: true, beside: "", links: [], tables: [list, remark] })).toEqual(
    [],
  );
});

test.each<[what: string, beside: string, tables: readonly PageTable[]]>([
  ["nothing", "", []],
  ["a text", "打刻がありません", []],
  ["an English text", "No clocking on shift day.", []],
  ["heads without rows", "", [{ found: true, headers: heads, rows: [] }]],
  ["one wide cell", "", [{ found: true, headers: heads, rows: [rowOf("打刻がありません")] }]],
  [
    "a row of dashes",
    "",
    [{ found: true, headers: heads, rows: [rowOf("-", "-", "-", "-", "-", "-")] }],
  ],
  ["a row of blanks", "", [{ found: true, headers: [], rows: [rowOf("", "", "")] }]],
  [
    "a kind without a time",
    "",
    [{ found: true, headers: heads, rows: [rowOf("出勤", "--:--", "", "", "", "")] }],
  ],
])("%s in place of the list is no punch", (_, beside, tables) => {
  expect(parsePunchPlace({ found: true, beside, links: [], tables: [...tables] })).toEqual([]);
});

test.each<[what: string, beside: string, rows: readonly TableRow[], field: string]>([
  ["a list without a table", "出勤 09:00 退勤 18:00", [], "punch_list"],
  ["a wide cell with a time", "", [rowOf("出勤 09:00 / 退勤 18:00")], "punch_time"],
  ["a time in another column", "", [rowOf("出勤", "-", "09:00", "", "", "")], "punch_time"],
])("%s is not understood", (...[, beside, rows, field]) => {
  const tables = rows.length === 0 ? [] : [{ found: true, headers: heads, rows: [...rows] }];

  expect(() => parsePunchPlace({ found: true, beside, links: [], tables })).toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ field }) as unknown }),
  );
});

test("punches in several tables all count", () => {
  const tables = [rowOf("退勤", "18:00", ""), rowOf("出勤", "09:00", "")].map((row) => ({
    found: true,
    headers: heads.slice(0, 3),
    rows: [row],
  }));

  expect(
    parsePunchPlace({ found: true, beside: "", links: [], tables }).map(({ timeMin }) => timeMin),
  ).toEqual([540, 1080]);
});

test("months are read as the days need them: calendar months, then the next, then the one before", () => {
  const none = new Map<string, unknown>();
  expect(nextMonth(["2026-11-04"], none, [])).toBe("2026-11");
  expect(nextMonth(["2026-12-20"], none, ["2026-12"])).toBe("2027-01");
  expect(nextMonth(["2026-01-04"], none, ["2026-01", "2026-02"])).toBe("2025-12");
  expect(nextMonth(["2026-01-04"], none, ["2026-01", "2026-02", "2025-12"])).toBeUndefined();
  expect(nextMonth(["2026-01-04"], new Map([["2026-01-04", 1]]), [])).toBeUndefined();
});

test("text from Jobcan becomes one plain line of at most 200 characters", () => {
  const rough = "\u001b[31m打刻\r\n id: 5\u202Eできません\u0000";

  expect(cleanSiteText(rough)).toBe("打刻 id: 5 できません");
  expect(Array.from(cleanSiteText("𠮷".repeat(300)))).toHaveLength(201);
});

function rowOf(...texts: string[]): TableRow {
  return { className: "", cells: texts.map((text) => ({ text, links: [], tooltips: [] })) };
}
