/// <reference lib="dom" />
import type { Page } from "playwright";
import type { InsideAnswer } from "../../browser/inside-answers.ts";
import { leaveListOf } from "./leave/leave-list.ts";
import { bookUrl, dayUrl, siteMap } from "../site-map.ts";
import type { PageAhead } from "../visit/read-ahead.ts";
import type { SiteVisit } from "../visit/site-visit.ts";

/**
 * Begins to fetch a day's page while another is in use; `readDayPage` then uses it in place of a request. Anything but
 * an ordinary page of this very day is not used: a redirect (to the limit of pages, to a sign-in), another day, no
 * form.
 */
export function readDayAhead(visit: SiteVisit, date: string, signal: AbortSignal): void {
  visit.readAhead([dayAhead(visit, date)], signal);
}

/**
 * Begins to fetch what is read before the first press, side by side: 出勤簿 of the days' months, the list of leave, the
 * first day's page.
 */
export function readOpeningAhead(
  visit: SiteVisit,
  dates: readonly string[],
  signal: AbortSignal,
): void {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return;
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))];
  const urls = [
    ...months.slice(0, mostMonths).map((month) => bookUrl(visit.site, month)),
    leaveListOf(visit.site, { first, last }),
  ];
  const pages = urls.map((url) => ({ url, fetchPage: fetchOf({ url }) }));
  visit.readAhead([...pages, dayAhead(visit, first)], signal);
}

/** More would be many requests at once. */
const mostMonths = 2;

function dayAhead(visit: SiteVisit, date: string): PageAhead {
  const url = dayUrl(visit.site, date);
  const { form, list } = siteMap.day;
  return { url, fetchPage: fetchOf({ url, day: { date, form, list } }) };
}

/** A page of 打刻修正 has some ten kilobytes. */
const longestBytes = 2_000_000;

function fetchOf(asked: Omit<Asked, "longestBytes">): PageAhead["fetchPage"] {
  return (page: Page) => page.evaluate(fetchPage, { ...asked, longestBytes });
}

interface Asked {
  url: string;
  /** What a day's page must show. */
  day?: { date: string; form: string; list: string };
  longestBytes: number;
}

/** Runs inside the page: it may use nothing but its argument. */
async function fetchPage(asked: Asked): Promise<InsideAnswer | undefined> {
  const response = await fetch(asked.url, {
    headers: { accept: "text/html,application/xhtml+xml" },
    cache: "no-store",
    redirect: "manual",
  });
  const type = response.headers.get("content-type") ?? "";
  if (response.status !== 200 || !type.startsWith("text/html")) return undefined;
  const content = await response.blob();
  if (content.size > asked.longestBytes) return undefined;
  const isOrdinary = (html: string) => {
    const { day } = asked;
    if (day === undefined) return true;
    const found = new DOMParser().parseFromString(html, "text/html");
    const form = found.querySelector(day.form);
    const parts = ["year", "month", "day"].map(
      (name) => form?.querySelector<HTMLInputElement>(`[name='${name}']`)?.value ?? "",
    );
    const date = parts.map((part) => part.padStart(2, "0")).join("-");
    const isSignIn = found.querySelector("input[type='password']") !== null;
    return date === day.date && found.querySelector(day.list) !== null && !isSignIn;
  };
  if (!isOrdinary(await content.text())) return undefined;
  const { promise, resolve } = Promise.withResolvers<FileReader["result"]>();
  const reader = new FileReader();
  reader.addEventListener("loadend", () => resolve(reader.result));
  reader.readAsDataURL(content);
  const url = await promise;
  if (typeof url !== "string") return undefined;
  const body = url.replace(/^[^,]*,/, "");
  // What is fetched is unpacked already, and its connection is closed.
  const ofTransfer = /^(?:content-(?:encoding|length)|transfer-encoding|connection|set-cookie)$/i;
  const headers = [...response.headers].filter(([name]) => !ofTransfer.test(name));
  return { headers, body };
}
