import { columnsByHeader } from "../columns-by-header.ts";
import type { PagePlace, PageTable, TableRow } from "../read-table.ts";
import { parseShownSpan, type ShownSpan } from "../shown-dates.ts";
import { siteMap } from "../../site-map.ts";

/** A leave request that was not refused: first and last day, and Jobcan's name for it. */
export interface LeaveRequest {
  from: string;
  /** The first day again where the list does not show the last. */
  to: string;
  text: string;
  /** Its own page, which shows the last day of a longer request; "" where it has none, undefined when `to` is known. */
  detailUrl: string | undefined;
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
  const lists = place.tables.filter(isOfRequests).map(parseLeaveList);
  const isElsewhere = place.links.some((link) => leadsToRequest(link) || leadsToNextPage(link));
  return {
    requests: lists.flatMap(({ requests }) => requests),
    isWhole: !isElsewhere && lists.every(({ isWhole }) => isWhole),
  };
}

/**
 * Pure: a table's rows, without refused requests and leave during which the day is worked. Not whole for a table with
 * unknown headers, and for one with a request whose first day cannot be read.
 * @internal
 */
export function parseLeaveList(table: PageTable): LeaveRequests {
  const { days, decision, content, amount } = columnsByHeader(table.headers, siteMap.leave.columns);
  if (days === undefined || decision === undefined)
    return { requests: [], isWhole: table.headers.length === 0 };
  const requests = table.rows.map((row) => parseRow(row, { days, decision, content, amount }));
  return {
    requests: requests.filter((request) => typeof request === "object"),
    isWhole: !requests.includes("unread"),
  };
}

interface LeaveColumns {
  days: number;
  decision: number;
  content: number | undefined;
  amount: number | undefined;
}

function parseRow(row: TableRow, columns: LeaveColumns): LeaveRequest | "none" | "unread" {
  const cell = (index: number | undefined) =>
    index === undefined ? "" : (row.cells[index]?.text ?? "");
  // One wide cell is a remark ("申請はありません"), no request.
  if (row.cells.length === 1 || isRefused(cell(columns.decision))) return "none";
  const text = cell(columns.content);
  if (siteMap.book.workedLeave.test(text)) return "none";
  const span = parseShownSpan(cell(columns.days), siteMap.leave.until);
  if (span === undefined) return "unread";
  if (isPartOfDay(span, `${cell(columns.days)} ${cell(columns.amount)}`)) return "none";
  return {
    from: span.from,
    to: span.to ?? span.from,
    text: text === "" ? siteMap.leave.word : text,
    detailUrl: span.isOpen ? (detailOf(row) ?? "") : undefined,
  };
}

/** A leave whose withdrawal is only requested still counts. */
function isRefused(decision: string): boolean {
  const { rejected, undecided } = siteMap.leave;
  return rejected.test(decision) && !undecided.test(decision);
}

/**
 * Half a day, or some hours, of one day (docs/jobcan.md §13 i: the column of times): the day is worked. The hours of a
 * whole workday count as a day.
 */
function isPartOfDay({ from, to = from, isOpen }: ShownSpan, text: string): boolean {
  if (isOpen || to !== from) return false;
  const plain = text.normalize("NFKC");
  const [, count] = /(\d+(?:\.\d+)?)\s*(?:day|日)(?:[^\d]|$)/i.exec(withoutDates(plain)) ?? [];
  if (count !== undefined) return Number(count) < 1;
  const [, hours, minutes = "0"] =
    /(\d{1,2})\s*(?:時間|hours?)(?:\s*(\d{1,2})\s*(?:分|min))?/i.exec(plain) ?? [];
  const lengthMin = hours === undefined ? spanMin(plain) : Number(hours) * 60 + Number(minutes);
  return lengthMin > 0 && lengthMin < siteMap.leave.wholeDayMin;
}

function withoutDates(text: string): string {
  return text.replace(/\d{1,4}\s*[年/]\s*\d{1,2}\s*[月/]\s*\d{1,4}\s*日?/g, " ");
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

/** Known by a header that only requests have, or by links to requests, so that a renamed header does not hide them. */
function isOfRequests({ headers, rows }: PageTable): boolean {
  const { days } = columnsByHeader(headers, siteMap.leave.columns);
  return days !== undefined || rows.some((row) => detailOf(row) !== undefined);
}
