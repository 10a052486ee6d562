import { AutofillError } from "@jobcan-automation/contract";
import type { Page } from "playwright";
import type { RunReporter } from "../../../base/ports.ts";
import { addDays, dayNumberOf } from "@jobcan-automation/timesheet";
import { unwatchLateWork, waitForLateWork } from "./late-work.ts";
import { showsAll } from "./judge-signs.ts";
import { parseLeaveDetail } from "./leave-detail.ts";
import { type LeaveRequest, parseLeavePage, rowsOfLists } from "./leave-requests.ts";
import { type LeaveSigns, readLeaveSigns } from "./leave-signs.ts";
import { type PagePlace, readPlace } from "../read-table.ts";
import { leaveListUrl, siteMap, type SiteUrls } from "../../site-map.ts";
import type { SiteVisit } from "../../visit/site-visit.ts";

/** What the list of leave requests says of the sheet's days. */
export interface LeaveDays {
  /** Whole days of leave, approved and awaiting approval, with Jobcan's words for each. */
  known: ReadonlyMap<string, string>;
  /** First days of requests whose last day could not be read. */
  begun: ReadonlyMap<string, string>;
  /** From this day on leave could not be read; "" for all days, undefined for none. */
  unreadFrom: string | undefined;
}

/** The list filters by a request's first day only, so it is read from this many days earlier. */
const longestLeaveDays = 100;

/**
 * Leave between two dates by the list of requests (docs/jobcan.md §6, §13 h), because 出勤簿 shows only approved leave.
 * Where the list cannot be read whole, every day is in doubt; where the last day of a request cannot be read, every day
 * from its first on.
 */
export async function readLeave(
  visit: SiteVisit,
  asked: { first: string; last: string; reporter: RunReporter },
  signal: AbortSignal,
): Promise<LeaveDays> {
  const { last, reporter } = asked;
  const url = leaveListOf(visit.site, asked);
  const [place, signs] = (await readPage(visit, url, signal, readList)) ?? [];
  await unwatchLateWork(visit, signal);
  const { requests, isWhole: isRead } = parseLeavePage(place);
  const isWhole = isRead && signs !== undefined && showsAll(signs, rowsOfLists(place));
  const [known, begun] = [new Map<string, string>(), new Map<string, string>()];
  for (const request of requests) {
    const { from, text, otherFrom } = request;
    if (from > last && (otherFrom ?? from) > last) continue;
    const to = await lastDay(visit, request, signal);
    if (otherFrom !== undefined && mayReach(otherFrom, { from, to }, asked))
      begun.set(otherFrom, text);
    if (from > last) continue;
    if (to === undefined) begun.set(from, text);
    else for (const date of daysBetween(from, to, asked)) known.set(date, text);
  }
  const unreadFrom = isWhole ? [...begun.keys()].toSorted()[0] : "";
  if (unreadFrom !== undefined) {
    reporter.log("warn", { code: "leave_unread", facts: { from: unreadFrom } });
  }
  return { known, begun, unreadFrom };
}

/** The list of requests in which leave between two dates may stand. */
export function leaveListOf(
  site: SiteUrls,
  { first, last }: { first: string; last: string },
): string {
  return leaveListUrl(site, { from: addDays(first, -longestLeaveDays), to: last });
}

/** Whether the request has a day of the order if it begins on another day than it was read to. */
function mayReach(
  otherFrom: string,
  { from, to }: { from: string; to: string | undefined },
  { first, last }: { first: string; last: string },
): boolean {
  if (otherFrom > last) return false;
  return to === undefined || addDays(otherFrom, dayNumberOf(to) - dayNumberOf(from)) >= first;
}

function daysBetween(from: string, to: string, asked: { first: string; last: string }): string[] {
  const end = to < asked.last ? to : asked.last;
  const days: string[] = [];
  for (let date = from > asked.first ? from : asked.first; date <= end; date = addDays(date, 1))
    days.push(date);
  return days;
}

/** Undefined where the request's last day cannot be read. */
async function lastDay(
  visit: SiteVisit,
  request: LeaveRequest,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (request.detailUrl === undefined) return request.to;
  if (request.detailUrl === "") return undefined;
  const url = new URL(request.detailUrl, visit.site.sslUrl).href;
  const place = await readPage(visit, url, signal, readDetail);
  return parseLeaveDetail(place?.tables ?? [], request);
}

function readDetail(page: Page): Promise<PagePlace> {
  return readPlace(page, siteMap.leave.detail);
}

/** The list may be filled by the page's scripts, so that is waited for. */
async function readList(page: Page): Promise<[PagePlace, LeaveSigns | undefined]> {
  const isDone = await waitForLateWork(page);
  const [place, signs] = await Promise.all([
    readPlace(page, siteMap.leave.list),
    readLeaveSigns(page),
  ]);
  return [place, isDone ? signs : undefined];
}

/** Undefined for a page that is not known, or that the site does not give. */
async function readPage<T>(
  ...[visit, url, signal, read]: [SiteVisit, string, AbortSignal, (page: Page) => Promise<T>]
): Promise<T | undefined> {
  try {
    return await visit.read(url, signal, async (page) =>
      isOfLeave(page.url()) ? await read(page) : undefined,
    );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AutofillError && unreadable.has(error.code)) return undefined;
    throw error;
  }
}

/** False after a redirect to another page, whose tables say nothing of leave. */
function isOfLeave(url: string): boolean {
  return URL.parse(url)?.pathname.startsWith(siteMap.paths.leaveList) === true;
}

const unreadable: ReadonlySet<string> = new Set([
  "SITE_CHANGED",
  "SITE_UNAVAILABLE",
  "UNEXPECTED_REDIRECT",
]);
