import { expect, test } from "vitest";
import { parseAttendanceBook } from "./attendance-book.ts";
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
