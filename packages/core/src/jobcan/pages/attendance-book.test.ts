import { expect, test } from "vitest";
import { bookTable, parseAttendanceBook } from "./attendance-book.ts";
import type { PageTable, TableCell, TableRow } from "./read-table.ts";

const japanese = ["日付", "休日 区分", "シフト時間", "出勤時刻", "退勤時刻", "勤怠状況"];

test("a day's row gives date, times and holiday, in any order of columns", () => {
  const eleven = parse(
    table(japanese, [row("2025-04-01", ["", "09:00～18:00", "08:55", "27:05", ""])]),
    "2025-04",
  );
  const moved = parse(
    table(["日付", "退勤時刻", "備考", "出勤時刻"], [row("2025-04-01", ["27:05", "", "08:55"])]),
    "2025-04",
  );

  expect(eleven).toMatchObject([
    { date: "2025-04-01", startMin: 535, endMin: 1625, holiday: "", leave: "" },
  ]);
  expect(moved).toMatchObject([{ date: "2025-04-01", startMin: 535, endMin: 1625 }]);
});

test("English headers are read as well, with their odd spaces", () => {
  const headers = [
    "Date",
    "Holiday Type",
    "ShiftsTime",
    "Actual Clock-ins",
    "Actual Clock-outs",
    "Attendance Status",
  ];

  const rows = parse(
    table(headers, [row("2025-11-03", ["Public National", "", "", "", ""])]),
    "2025-11",
  );

  expect(rows).toMatchObject([{ holiday: "PublicNational", startMin: undefined }]);
});

test.each<[what: string, cell: TableCell, leave: string]>([
  ["absence is no leave", cell("欠", ["欠勤"]), ""],
  ["coming late is no leave", cell("遅 早", ["遅刻 早退"]), ""],
  ["English absence is no leave", cell("A", ["Absence"]), ""],
  [
    "a day of leave",
    cell("有", ["有休(全休)"], ["/employee/holiday/info?applied_id=5"]),
    "有休(全休)",
  ],
  [
    "half a day of leave is worked",
    cell("有", ["有休(午前休)"], ["/employee/holiday/info?applied_id=5"]),
    "",
  ],
  [
    "working from home is worked",
    cell("RW", ["在宅勤務"], ["/employee/holiday/info?applied_id=5"]),
    "",
  ],
  ["leave beside coming late is leave", cell("有 遅", ["有休(全休) 遅刻"]), "有休(全休) 遅刻"],
  ["leave beside absence is leave", cell("有 欠", ["有休(全休)", "欠勤"]), "有休(全休) 欠勤"],
  ["a code beside a judgement's own words is leave", cell("有 遅", ["遅刻"]), "遅刻"],
  ["absence by a sign of its own", cell("×", ["欠勤"]), ""],
  ["leaving early in English words", cell("E", ["Leave early"]), ""],
  [
    "two half days are a day of leave",
    cell("有 代", ["有休(午前休)", "代休(午後休)"], ["/employee/holiday/info?applied_id=5"]),
    "有休(午前休) 代休(午後休)",
  ],
  ["leave for overtime is leave", cell("代", ["時間外代休(全休)"]), "時間外代休(全休)"],
  ["working on a trip is worked", cell("出", ["出張"]), ""],
  ["a code without words counts as leave", cell("代", []), "代"],
  [
    "a link to a leave request without a word counts as leave",
    cell("", [], ["/employee/holiday/info?applied_id=5"]),
    "-",
  ],
])("%s", (_what, status, leave) => {
  const line = row("2025-04-01", ["", "", "", ""]);
  const rows = parse(table(japanese, [{ ...line, cells: [...line.cells, status] }]), "2025-04");

  expect(rows[0]?.leave).toBe(leave);
});

test("a holiday that only its tooltip names is a holiday", () => {
  const line = row("2025-04-05", ["", "", "", "", ""]);
  line.cells[1] = cell("", ["公休"]);

  expect(parse(table(japanese, [line]), "2025-04")[0]?.holiday).toBe("公休");
});

test("where columns are renamed, a cell that is a holiday and a link to a leave still count", () => {
  const renamed = ["日付", "区分", "シフト時間", "出勤時刻", "退勤時刻", "状況"];
  const holiday = row("2025-04-05", ["祝日 公休", "", "", "", ""]);
  const leave = row("2025-04-07", ["", "", "", "", ""]);
  leave.cells[5] = cell("有", ["有休(全休)"], ["/employee/holiday/info?applied_id=5"]);
  const plain = row("2025-04-08", ["通常", "09:00～18:00", "", "", "遅"]);

  expect(parse(table(renamed, [holiday, leave, plain]), "2025-04")).toMatchObject([
    { holiday: "祝日公休", leave: "" },
    { holiday: "", leave: "有休(全休)" },
    { holiday: "", leave: "" },
  ]);
});

test("a link to a leave counts in another column too, where that of the states says nothing", () => {
  const request = cell("有休(全休)", [], ["/employee/holiday/info?applied_id=5"]);
  const [alone, beside] = [
    row("2025-04-07", ["", "", "", "", ""]),
    row("2025-04-08", ["", "", "", "", ""]),
  ];
  alone.cells.push(request);
  beside.cells[5] = cell("有", ["有休(午前休)"], ["/employee/holiday/info?applied_id=6"]);
  beside.cells.push(request);

  expect(parse(table([...japanese, "申請"], [alone, beside]), "2025-04")).toMatchObject([
    { leave: "有休(全休)" },
    { leave: "" },
  ]);
});

test("a day of two rows has the leave, the holiday and the doubt of both", () => {
  const leave = row("2025-04-01", ["", "", "", "", ""]);
  leave.cells[5] = cell("有", ["有休(全休)"]);
  const second = row("2025-04-01", ["", "18:00～22:00", "18:00", "22:00", ""]);

  expect(parse(table(japanese, [leave, second]), "2025-04")).toMatchObject([
    { date: "2025-04-01", leave: "有休(全休)", startMin: undefined, inProgress: true },
  ]);
});

test("the link to a day's page may stand in any cell of its row", () => {
  const line = labelRow("04/01(火)");
  line.cells.push(cell("修正", [], ["/employee/adit/modify?year=2025&month=4&day=1"]));
  const book = parseAttendanceBook(table([...japanese, "操作"], [line]), "2025-04");

  expect([[...book.rows.keys()], book.correctable]).toEqual([["2025-04-01"], true]);
});

test("a book whose heads are no header row is read", () => {
  const heads = { className: "", cells: japanese.map((text) => cell(text)) };
  const line = row("2025-04-01", ["", "", "09:00", "18:00", ""]);

  expect(
    parse(
      bookTable({ found: true, beside: "", links: [], tables: [table([], [heads, line])] }),
      "2025-04",
    ),
  ).toMatchObject([{ date: "2025-04-01", startMin: 540, endMin: 1080 }]);
});

test("other texts in place of times and rows awaiting approval are distinguished from blank rows", () => {
  const working = row("2026-11-04", ["", "", "09:00", "(勤務中)", ""]);
  const pending = { ...row("2026-11-05", ["", "", "", "", "欠"]), className: "jbc-table-warning" };
  const before = row("2026-11-06", ["", "", "*23:00", "08:00", ""]);

  expect(parse(table(japanese, [working, pending, before]), "2026-11")).toMatchObject([
    { startMin: 540, endMin: undefined, inProgress: true, pending: false },
    { startMin: undefined, endMin: undefined, inProgress: false, pending: true },
    { startMin: -60, endMin: 480 },
  ]);
});

test.each([
  ["11/12(木)", "2026-11-12"],
  ["１１/１２(木)", "2026-11-12"],
  ["11月12日(木)", "2026-11-12"],
  ["2026/11/12", "2026-11-12"],
  ["2026年11月12日", "2026-11-12"],
  ["11/12/2026", undefined],
  ["12(木)", undefined],
])("without a link the label %s is the day %s", (label, date) => {
  const { rows } = parseAttendanceBook(table(japanese, [labelRow(label)]), "2026-11");

  expect([...rows.keys()]).toEqual(date === undefined ? [] : [date]);
});

test.each(["所定労働日", "稼働日", "通常", "振替出勤日", "Working day", "평일"])(
  "%s is no holiday",
  (word) => {
    const line = row("2025-04-05", [word, "", "", "", ""]);

    expect(parse(table(japanese, [line]), "2025-04")[0]?.holiday).toBe("");
  },
);

test("without links a label's year is chosen so that it lies next to the requested month", () => {
  const book = parseAttendanceBook(
    table(japanese, [labelRow("12/16(火)"), labelRow("01/15(木)")]),
    "2026-01",
  );

  expect([...book.rows.keys()]).toEqual(["2025-12-16", "2026-01-15"]);
  expect(book.correctable).toBe(false);
});

test.each([
  [{ ...table(japanese, []), found: false, headers: [] }, "search_result"],
  [table(["日付", "始業", "退勤時刻"], []), "start_column"],
  [table(["日付", "出勤時刻", "終業"], []), "end_column"],
])("the error for a book without a needed column names it", (shown, field) => {
  expect(() => parseAttendanceBook(shown, "2026-11")).toThrow(
    expect.objectContaining({ code: "SITE_CHANGED", facts: { page: "attendance_book", field } }),
  );
});

function parse(shown: PageTable, month: string) {
  return [...parseAttendanceBook(shown, month).rows.values()];
}

function table(headers: string[], rows: TableRow[]): PageTable {
  return { found: true, headers, rows };
}

function row(date: string, texts: string[]): TableRow {
  const [year, month, day] = date.split("-").map(Number);
  const link = `/employee/adit/modify?year=${year}&month=${month}&day=${day}`;
  return {
    className: "",
    cells: [cell("日", [], ["#", link]), ...texts.map((text) => cell(text))],
  };
}

function labelRow(label: string): TableRow {
  return { className: "", cells: [label, "", "", "", "", ""].map((text) => cell(text)) };
}

function cell(text: string, tooltips: string[] = [], links: string[] = []): TableCell {
  return { text, tooltips, links };
}
