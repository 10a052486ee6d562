import { columnsByHeader, withHeaders } from "../columns-by-header.ts";
import { isRefused } from "./leave-decision.ts";
import { isDecision } from "./judge-signs.ts";
import { leaveKind } from "./leave-kind.ts";
import type { PagePlace, PageTable, TableRow } from "../read-table.ts";
import { type FirstPart, parseShownSpan, provenFirst } from "../shown-dates.ts";
import { siteMap } from "../../site-map.ts";

/** A leave request that was not refused: first and last day, and Jobcan's name for it. */
export interface LeaveRequest {
  from: string;
  /** The first day again where the list does not show the last. */
  to: string;
  text: string;
  /** Its own page, which shows the last day of a longer request; "" where it has none, undefined when `to` is known. */
  detailUrl: string | undefined;
  /** How its dates are read; absent as "month". */
  firstPart?: FirstPart;
  /** Its first day, if the page's dates have the day first, which nothing on the page rules out. */
  otherFrom?: string;
}

/** Requests that could be read. `isWhole` is false where there are, or may be, others. */
export interface LeaveRequests {
  requests: LeaveRequest[];
  isWhole: boolean;
}

/**
 * Pure: the requests of a page, from its tables of requests; other tables are ignored. Not whole where the page has no
 * place for them, shows requests that are in no table that is understood, or leads to a next page of them. Without
 * requests Jobcan shows no table at all (docs/jobcan.md §6).
 */
export function parseLeavePage(place: PagePlace | undefined): LeaveRequests {
  if (place?.found !== true) return { requests: [], isWhole: false };
  const tables = place.tables.map((table) => withHeaders(table, siteMap.leave.columns));
  const lists = tables.filter(isOfRequests).map(readRows);
  const isElsewhere =
    place.links.some((link) => leadsToRequest(link) || leadsToNextPage(link)) ||
    tables.some(mayBeOfRequests);
  const read = ofRows(lists.flat());
  return { ...read, isWhole: read.isWhole && !isElsewhere };
}

/** Pure: how many rows the page's lists of requests have; undefined where it has no list. */
export function rowsOfLists(place: PagePlace | undefined): number | undefined {
  const tables = place?.tables.map((table) => withHeaders(table, siteMap.leave.columns)) ?? [];
  const lists = tables.filter(isOfRequests);
  return lists.length === 0 ? undefined : lists.flatMap(({ rows }) => rows).length;
}

/**
 * A request with the part of its first day that it takes, 1 for all of it; "none" for a refused one and for leave
 * during which the day is worked, "unread" for one that is not understood.
 */
type ReadRow = { request: LeaveRequest; share: number } | "none" | "unread";

/** A table with unknown headers counts as one request that is not understood. */
function readRows(table: PageTable): ReadRow[] {
  const { days, decision, content, amount } = columnsByHeader(table.headers, siteMap.leave.columns);
  if (days === undefined || decision === undefined)
    return table.headers.length === 0 ? [] : ["unread"];
  const proven = provenFirst(table.rows.map(({ cells }) => cells[days]?.text ?? ""));
  if (proven === "both") return table.rows.map(() => "unread");
  const columns = { days, decision, content, amount };
  return table.rows.map((row) => parseRow(row, columns, proven));
}

/** Parts of one day that make a whole one are a day of leave. */
function ofRows(rows: readonly ReadRow[]): LeaveRequests {
  const read = rows.filter((row) => typeof row === "object");
  const parts = Map.groupBy(
    read.filter(({ share }) => share < 1),
    ({ request }) => request.from,
  );
  const made = [...parts.values()]
    .filter((ofDay) => ofDay.reduce((sum, { share }) => sum + share, 0) >= 1)
    .flatMap((ofDay) => joined(ofDay.map(({ request }) => request)));
  const whole = read.filter(({ share }) => share >= 1).map(({ request }) => request);
  return { requests: [...whole, ...made], isWhole: !rows.includes("unread") };
}

/** Several parts as one leave of their day. */
function joined(parts: readonly LeaveRequest[]): LeaveRequest[] {
  const [first] = parts;
  return first === undefined ? [] : [{ ...first, text: parts.map(({ text }) => text).join(" ") }];
}

interface LeaveColumns {
  days: number;
  decision: number;
  content: number | undefined;
  amount: number | undefined;
}

function parseRow(row: TableRow, columns: LeaveColumns, proven: FirstPart | undefined): ReadRow {
  const cell = (index: number | undefined) =>
    index === undefined ? "" : (row.cells[index]?.text ?? "");
  // One wide cell is a remark ("申請はありません"), no request.
  if (row.cells.length === 1 || isRefused(cell(columns.decision))) return "none";
  const text = cell(columns.content);
  const kind = leaveKind(text);
  if (kind === "work") return "none";
  const isPart = kind !== "day";
  const span = parseShownSpan(cell(columns.days), siteMap.leave, proven);
  if (span === undefined) return isPart ? "none" : "unread";
  const { from, to = from } = span;
  const beside = `${withoutDates(cell(columns.days))} ${cell(columns.amount)}`;
  const days = leaveKind(beside) === "half" ? 0.5 : (amountIn(beside) ?? hoursNamed(text, kind));
  const isOneDay = !span.isOpen && to === from;
  // Part of each of several days: all of them are worked.
  if (isPart && !isOneDay) return "none";
  const isLonger = span.isOpen || (isOneDay && (days ?? 1) > 1);
  const share = isOneDay && !isLonger ? shareOf(kind, days) : 1;
  const detailUrl = isLonger ? (detailOf(row) ?? "") : undefined;
  const read = { from, to, text: text === "" ? siteMap.leave.word : text, detailUrl };
  return { request: { ...read, ...datesOf(cell(columns.days), { from, proven }) }, share };
}

/** How the dates of a request are read, and what else they may mean. */
function datesOf(
  text: string,
  { from, proven }: { from: string; proven: FirstPart | undefined },
): Pick<LeaveRequest, "firstPart" | "otherFrom"> {
  if (proven !== undefined) return proven === "day" ? { firstPart: proven } : {};
  const otherFrom = parseShownSpan(text, siteMap.leave, "day")?.from ?? from;
  return otherFrom === from ? {} : { otherFrom };
}

/** The hours of such a leave may stand in its name alone: "有休(8時間)". */
function hoursNamed(text: string, kind: "day" | "half" | "hours"): number | undefined {
  return kind === "hours" ? amountIn(text) : undefined;
}

/** What a leave of one day takes of it. Hours that are not given take nothing that another part could complete. */
function shareOf(kind: "day" | "half" | "hours", days: number | undefined): number {
  if (kind === "half") return 0.5;
  return days ?? (kind === "day" ? 1 : 0);
}

/**
 * The length of a leave in days (docs/jobcan.md §13 i: the column of times), as days, hours or a span of times;
 * undefined where none is given. The hours of a whole workday are a day.
 */
function amountIn(text: string): number | undefined {
  const plain = text.normalize("NFKC");
  const [, count] = /(\d+(?:\.\d+)?)\s*(?:day|日)(?:[^\d]|$)/i.exec(plain) ?? [];
  if (count !== undefined) return Number(count);
  const [, hours, minutes = "0"] =
    /(\d{1,2})\s*(?:時間|hours?)(?:\s*(\d{1,2})\s*(?:分|min))?/i.exec(plain) ?? [];
  const lengthMin = hours === undefined ? spanMin(plain) : Number(hours) * 60 + Number(minutes);
  if (lengthMin <= 0) return undefined;
  return Math.min(1, lengthMin / siteMap.leave.wholeDayMin);
}

function withoutDates(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\d{1,4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,4}\s*日?/g, " ");
}

/** Minutes between the two times of "10:00～13:00"; 0 without both. */
function spanMin(text: string): number {
  const [from, to] = [...text.matchAll(/(\d{1,2}):(\d{2})/g)].map(
    ([, hour, minute]) => Number(hour) * 60 + Number(minute),
  );
  return from === undefined || to === undefined ? 0 : to - from;
}

function detailOf(row: TableRow): string | undefined {
  return linksOf(row).find(leadsToRequest);
}

function leadsToRequest(link: string): boolean {
  return link.includes(siteMap.book.leaveLink);
}

function leadsToNextPage(link: string): boolean {
  return siteMap.leave.nextPage.test(link);
}

function linksOf(row: TableRow): string[] {
  return row.cells.flatMap((cell) => cell.links);
}

/** A table in other words whose rows have a day and a state, unless those are of who approves. */
function mayBeOfRequests(table: PageTable): boolean {
  if (isOfRequests(table)) return false;
  if (table.headers.some((head) => siteMap.leave.approvers.test(head))) return false;
  return table.rows.some(
    ({ cells }) =>
      cells.some(({ text }) => siteMap.leave.signWords.date.test(text)) &&
      cells.some(({ text }) => isDecision(text)),
  );
}

/** Known by a header that only requests have, or by links to requests, so that a renamed header does not hide them. */
function isOfRequests({ headers, rows }: PageTable): boolean {
  const { days } = columnsByHeader(headers, siteMap.leave.columns);
  return days !== undefined || rows.some((row) => detailOf(row) !== undefined);
}
