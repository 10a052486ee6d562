/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import type { Page } from "playwright";
import type { InsideAnswer } from "../../browser/inside-answers.ts";
import { dayUrl, siteMap } from "../site-map.ts";
import type { SiteVisit } from "../visit/site-visit.ts";

/**
 * Begins to fetch a day's page while another is in use; `readDayPage` then uses it in place of a request. Anything but
 * an ordinary page of this very day is not used: a redirect (to the limit of pages, to a sign-in), another day, no
 * form.
 */
export function readDayAhead(visit: SiteVisit, date: string, signal: AbortSignal): void {
  const url = dayUrl(visit.site, date);
  visit.readAhead(url, signal, (page) => fetchDay(page, { url, date }));
}

/** A page of 打刻修正 has some ten kilobytes. */
const longestBytes = 2_000_000;

function fetchDay(page: Page, asked: { url: string; date: string }) {
  const { form, list } = siteMap.day;
  return page.evaluate(fetchPage, { ...asked, form, list, longestBytes });
}

interface Asked {
  url: string;
  date: string;
  form: string;
  list: string;
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
    const found = new DOMParser().parseFromString(html, "text/html");
    const form = found.querySelector(asked.form);
    const parts = ["year", "month", "day"].map(
      (name) => form?.querySelector<HTMLInputElement>(`[name='${name}']`)?.value ?? "",
    );
    const date = parts.map((part) => part.padStart(2, "0")).join("-");
    const isSignIn = found.querySelector("input[type='password']") !== null;
    return date === asked.date && found.querySelector(asked.list) !== null && !isSignIn;
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
