import { AutofillError } from "../errors.ts";
import type { RunReporter } from "../ports.ts";
import { addDays, parseShownDates } from "./shown-dates.ts";
import { findColumns } from "./find-columns.ts";
import { type PageTable, readTable, type TableRow } from "./read-table.ts";
import { leaveListUrl, siteMap } from "./site-map.ts";
import type { SiteVisit } from "./site-visit.ts";

/** A leave that was asked for and not refused: first and last day, and Jobcan's words for it. */
export interface LeaveRequest {
  from: string;
  to: string;
  text: string;
  /** Its own page, where a request of several days tells its last one; undefined when `to` is known. */
  detailUrl: string | undefined;
}

/** The list goes by a request's first day only, so it is asked from this many days earlier. */
const longestLeaveDays = 60;

/**
 * Whole days of leave between two dates, approved and awaiting approval, by date (jobcan-facts §6): 出勤簿 shows only what is approved.
 * Not every company has requests: where their list cannot be read, that is told, and no leave is known here.
 */
export async function readLeave(
  visit: SiteVisit,
  asked: { first: string; last: string; reporter: RunReporter },
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const { first, last, reporter } = asked;
  const span = { from: addDays(first, -longestLeaveDays), to: last };
  const requests = parseLeaveList(await readList(visit, span, signal));
  if (requests === undefined) reporter.log("warn", { code: "leave_unread", facts: {} });
  const days = new Map<string, string>();
  for (const request of requests ?? []) {
    const to = await lastDay(visit, request, signal);
    if (to < first) continue;
    for (let date = request.from; date <= to; date = addDays(date, 1)) days.set(date, request.text);
  }
  return days;
}

/**
 * Pure: the list's rows; refused ones, and leave during which the day is worked, are left out. Undefined for a page without its place, or whose table
 * has heads that are not known; without requests Jobcan shows no table at all.
 */
export function parseLeaveList(table: PageTable): LeaveRequest[] | undefined {
  const columns = findColumns(table.headers, siteMap.leave.columns);
  const { days, decision, content } = columns;
  if (days === undefined || decision === undefined)
    return table.found && table.headers.length === 0 ? [] : undefined;
  return table.rows.flatMap((row) => {
    const text = content === undefined ? "" : (row.cells[content]?.text ?? "");
    const [from, to] = parseShownDates(row.cells[days]?.text ?? "");
    if (from === undefined || siteMap.leave.rejected.test(row.cells[decision]?.text ?? ""))
      return [];
    if (siteMap.book.workedLeave.test(text)) return [];
    const isLonger = to === undefined && /[～~]/.test(row.cells[days]?.text ?? "");
    return [{ from, to: to ?? from, text, detailUrl: isLonger ? detailOf(row) : undefined }];
  });
}

/** Pure: the last day on a request's own page; undefined where it tells none. */
export function parseLeaveDetail(table: PageTable): string | undefined {
  const words: readonly string[] = siteMap.leave.columns.days;
  const line = table.rows.find((row) =>
    words.includes((row.cells[0]?.text ?? "").replace(/\s/g, "")),
  );
  return parseShownDates(line?.cells[1]?.text ?? "").at(-1);
}

async function readList(
  visit: SiteVisit,
  span: { from: string; to: string },
  signal: AbortSignal,
): Promise<PageTable> {
  try {
    return await visit.read(leaveListUrl(visit.site, span), signal, (page) =>
      readTable(page, siteMap.leave.list),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AutofillError && error.code === "SITE_CHANGED") return emptyTable;
    throw error;
  }
}

const emptyTable: PageTable = { found: false, headers: [], rows: [] };

async function lastDay(
  visit: SiteVisit,
  request: LeaveRequest,
  signal: AbortSignal,
): Promise<string> {
  if (request.detailUrl === undefined) return request.to;
  const url = new URL(request.detailUrl, visit.site.sslUrl).href;
  const table = await visit.read(url, signal, (page) => readTable(page, siteMap.leave.detail));
  return parseLeaveDetail(table) ?? request.to;
}

function detailOf(row: TableRow): string | undefined {
  return row.cells
    .flatMap((cell) => cell.links)
    .find((link) => link.includes(siteMap.book.leaveLink));
}
