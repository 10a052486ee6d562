/// <reference lib="dom" />
import { AutofillError } from "@jobcan-automation/contract";
import type { Page } from "playwright";
import { siteMap } from "../site-map.ts";
import type { SiteVisit } from "./site-visit.ts";

/** How long a page is waited for that says it is communicating (docs/jobcan.md §13 e). */
export const busyPatienceMs = 10_000;
/** The same where only the button is off: most likely the day takes no punch. */
export const greyPatienceMs = 3_000;
/** One step's part of a wait, so that a stop ends it soon. */
const sliceMs = 1_000;

/** Waits until the current page's button can be pressed; false where it still cannot. Presses nothing. */
export async function waitUntilIdle(
  visit: SiteVisit,
  patienceMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const { form, button, off, busy } = siteMap.day;
  const asked = { form, button, off, busy, ms: sliceMs };
  for (let leftMs = patienceMs; leftMs > 0; leftMs -= sliceMs) {
    const look = (page: Page) => page.evaluate(isIdleWithin, asked);
    if (await visit.act("wait_idle", signal, look)) return true;
  }
  return false;
}

/** The button stayed busy: nothing was sent. */
export function stillBusy(): AutofillError {
  return new AutofillError("SITE_CHANGED", {
    page: "day",
    field: "insert_button",
    cause: busyCause,
  });
}

export function isStillBusy({ code, facts }: AutofillError): boolean {
  return code === "SITE_CHANGED" && facts["cause"] === busyCause;
}

const busyCause = "busy";

/** Runs inside the page: it may use nothing but its argument. */
async function isIdleWithin(asked: {
  form: string;
  button: string;
  off: string;
  busy: string;
  ms: number;
}): Promise<boolean> {
  const end = performance.now() + asked.ms;
  for (;;) {
    const button = document.querySelector(asked.form)?.querySelector(asked.button);
    const isOff = button?.matches(asked.off) ?? true;
    if (!isOff && document.querySelector(asked.busy) === null) return true;
    if (performance.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
