import { AutofillError } from "@jobcan-automation/contract";
import { civilDay } from "@jobcan-automation/timesheet";
import { type ClockCell, readClockCell } from "./clock-cell.ts";
import { columnsByHeader, withHeaders } from "./columns-by-header.ts";
import { leaveKind } from "./leave/leave-kind.ts";
import {
  type PagePlace,
  type PageTable,
  readPlace,
  type TableCell,
  type TableRow,
} from "./read-table.ts";
import { bookUrl, siteMap } from "../site-map.ts";
import type { SiteVisit } from "../visit/site-visit.ts";

/**
 * A day's row of 出勤簿. A time is absent where its cell holds none. A blank row does not prove that nothing was submitted
 * (docs/jobcan.md §4.2).
 */
export interface BookRow {
  date: string;
  /** 休日区分 as shown; "" on a workday. */
  holiday: string;
  /** A whole day of leave as shown (有休(全休)), "" where there is none. */
  leave: string;
  startMin: number | undefined;
  endMin: number | undefined;
  /** A time cell holds other text: "(勤務中)". */
  inProgress: boolean;
  /** Punches or a leave await approval. */
  pending: boolean;
}

/**
 * One month of 出勤簿; `correctable` is false when no row leads to 打刻修正. `columns` are those whose headers are known.
 */
export interface AttendanceBook {
  rows: ReadonlyMap<string, BookRow>;
  correctable: boolean;
  columns: ReadonlySet<string>;
}

/** Reads one of the company's months ("YYYY-MM"). SITE_CHANGED names the column or place that is missing. */
export async function readAttendanceBook(
  visit: SiteVisit,
  month: string,
  signal: AbortSignal,
): Promise<AttendanceBook> {
  const place = await visit.read(bookUrl(visit.site, month), signal, (page) =>
    readPlace(page, siteMap.book.root),
  );
  return parseAttendanceBook(bookTable(place), month);
}

/**
 * Pure: the table of days among those of the page: cards of totals stand before it (docs/jobcan.md §13 j).
 * @internal
 */
export function bookTable({ found, tables: shown }: PagePlace): PageTable {
  const tables = shown.map((table) => withHeaders(table, siteMap.book.columns));
  const headed = tables.filter(({ headers }) => headers.length > 0);
  return tables.find(isOfDays) ?? headed.at(-1) ?? { found, headers: [], rows: [] };
}

/**
 * Pure: the table's cells as rows by date. A row's date is that of its 打刻修正 link, or without a link that of its label,
 * in or next to `month`.
 * @internal
 */
export function parseAttendanceBook(table: PageTable, month: string): AttendanceBook {
  const columns = columnsByHeader(table.headers, siteMap.book.columns);
  const { date, start, end } = columns;
  if (date === undefined) throw missing(table.found ? "date_column" : "search_result");
  if (start === undefined) throw missing("start_column");
  if (end === undefined) throw missing("end_column");
  const known = { date, start, end, holiday: columns.holiday, status: columns.status };
  const rows = table.rows.flatMap((row) => parseRow(row, known, month) ?? []);
  const correctable = table.rows.some((row) => linkDate(row) !== undefined);
  return {
    rows: mergeByDate(rows),
    correctable,
    columns: new Set(Object.keys(columns)),
  };
}

/** A day may have several rows: all that keeps it from being entered counts, and its times are no longer one pair. */
function mergeByDate(rows: readonly BookRow[]): Map<string, BookRow> {
  const merged = new Map<string, BookRow>();
  for (const row of rows) {
    const before = merged.get(row.date);
    merged.set(row.date, before === undefined ? row : mergeRows(before, row));
  }
  return merged;
}

function mergeRows(first: BookRow, second: BookRow): BookRow {
  return {
    date: first.date,
    holiday: first.holiday || second.holiday,
    leave: first.leave || second.leave,
    startMin: undefined,
    endMin: undefined,
    inProgress: true,
    pending: first.pending || second.pending,
  };
}

function isOfDays({ headers }: PageTable): boolean {
  const { date, start, end } = columnsByHeader(headers, siteMap.book.columns);
  return date !== undefined && start !== undefined && end !== undefined;
}

interface BookColumns {
  date: number;
  start: number;
  end: number;
  holiday: number | undefined;
  status: number | undefined;
}

function parseRow(row: TableRow, columns: BookColumns, month: string): BookRow | undefined {
  const cell = (index: number | undefined) => (index === undefined ? undefined : row.cells[index]);
  const date = linkDate(row) ?? labelDate(cell(columns.date), month);
  if (date === undefined) return undefined;
  const times = [columns.start, columns.end].map((at) => readClockCell(cell(at)?.text ?? ""));
  const [startMin, endMin] = times.map(minutesOf);
  const isPendingRow = row.className.split(/\s+/).includes(siteMap.book.pendingRow);
  return {
    date,
    holiday: columns.holiday === undefined ? namedHoliday(row) : holidayOf(cell(columns.holiday)),
    leave: leaveOf(saysNothing(cell(columns.status)) ? linkedLeave(row) : cell(columns.status)),
    startMin,
    endMin,
    inProgress: times.some((time) => time.is === "unread"),
    pending:
      isPendingRow || times.some((time) => time.is === "time" && (time.pending || time.deleting)),
  };
}

function minutesOf(cell: ClockCell): number | undefined {
  return cell.is === "time" ? cell.timeMin : undefined;
}

/** Dashes are a workday, as are the words for one. */
function holidayOf(cell: TableCell | undefined): string {
  const shown = cell === undefined || !isBlank(cell.text) ? cell?.text : cell.tooltips.join(" ");
  const plain = (shown ?? "").replace(/\s+/g, "");
  return isBlank(plain) || siteMap.book.workday.test(plain) ? "" : plain;
}

/** Without a known column for it: a cell that says nothing but a holiday. */
function namedHoliday({ cells }: TableRow): string {
  return cells.map(holidayOf).find((text) => siteMap.book.holidayWords.test(text)) ?? "";
}

/** Where the column for it is not known or says nothing: the cell that leads to a leave request. */
function linkedLeave({ cells }: TableRow): TableCell | undefined {
  return cells.find(({ links }) => links.some((href) => href.includes(siteMap.book.leaveLink)));
}

function saysNothing(cell: TableCell | undefined): boolean {
  if (cell === undefined) return true;
  return isBlank(cell.text) && cell.links.length === 0 && cell.tooltips.every(isBlank);
}

function isBlank(text: string): boolean {
  return readClockCell(text).is === "blank";
}

/** The date in the row's own link (`adit/modify?year=2025&month=4&day=1`): rows may belong to two calendar months. */
function linkDate({ cells }: TableRow): string | undefined {
  const links = cells.flatMap((cell) => cell.links);
  const link = links.find((href) => href.includes(siteMap.paths.day));
  if (link === undefined) return undefined;
  const query = new URL(link, "https://base.invalid").searchParams;
  const [year, month, day] = ["year", "month", "day"].map((name) => Number(query.get(name) ?? NaN));
  return civilDay(year ?? NaN, month ?? NaN, day ?? NaN);
}

/** "04/01(火)", "4月1日" have no year: it lies in the year that brings it closest to `month`. */
function labelDate(cell: TableCell | undefined, month: string): string | undefined {
  const label = (cell?.text ?? "").normalize("NFKC");
  const match = /^(?:(\d{4})[/年.-]\s*)?(\d{1,2})\s*[/月.-]\s*(\d{1,2})(?![\d/])/.exec(label);
  const [year, asked] = month.split("-").map(Number);
  if (match === null || year === undefined || asked === undefined) return undefined;
  const [shown, day] = [Number(match[2]), Number(match[3])];
  if (match[1] !== undefined) return civilDay(Number(match[1]), shown, day);
  if (shown === 12 && asked === 1) return civilDay(year - 1, 12, day);
  if (shown === 1 && asked === 12) return civilDay(year + 1, 1, day);
  return civilDay(year, shown, day);
}

/** A leave of the whole day. Attendance judgements (欠, 遅, 早), part-day leave and remote work do not count. */
function leaveOf(cell: TableCell | undefined): string {
  if (cell === undefined) return "";
  const words = cell.tooltips.filter((text) => !isBlank(text)).join(" ");
  if (isBlank(cell.text) && cell.links.length === 0 && words === "") return "";
  const hasLink = cell.links.some((href) => href.includes(siteMap.book.leaveLink));
  if (!hasLink && onlyJudgements(cell.text, words)) return "";
  const name = words || cell.text || "-";
  return leaveKind(name) === "day" ? name : "";
}

const judgements: ReadonlySet<string> = new Set(siteMap.book.judgements);

/**
 * Codes of judgements and no other beside them; a code that is not known is one where only words of judgement explain
 * it.
 */
function onlyJudgements(text: string, tooltip: string): boolean {
  const { judgementWords, leaveWords } = siteMap.book;
  const withoutWords = tooltip.replace(judgementWords, " ");
  if (leaveWords.test(withoutWords)) return false;
  const codes = text.split(/[\s,、・/]+/).filter((code) => code !== "");
  const others = codes.filter(
    (code) => !judgements.has(code) && code.replace(judgementWords, "") !== "",
  );
  if (others.length === 0) return true;
  return others.length === codes.length && withoutWords !== tooltip;
}

function missing(field: string): AutofillError {
  return new AutofillError("SITE_CHANGED", { page: "attendance_book", field });
}
