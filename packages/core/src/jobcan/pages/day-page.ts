import { type HeldPunch, AutofillError, toAutofillError } from "@jobcan-automation/contract";
import type { Page } from "playwright";
import { type DayForm, readDayForm } from "./day-form.ts";
import { listColumns, parsePunchPlace } from "./punch-list.ts";
import { type PagePlace, readPlace } from "./read-table.ts";
import { dayUrl, siteMap } from "../site-map.ts";
import { requireEmployee } from "../visit/judge-landing.ts";
import { isLimit } from "../visit/limit-signs.ts";
import type { SiteVisit } from "../visit/site-visit.ts";
import { busyPatienceMs, greyPatienceMs, waitUntilIdle } from "../visit/wait-until-idle.ts";

/** 打刻修正 of one day as read: what Jobcan holds, and what its form asks for. */
export interface DayPage {
  date: string;
  held: HeldPunch[];
  form: DayForm;
  /** Columns of 打刻一覧 whose headers are known; undefined for a list that shows no headers. */
  listColumns?: ReadonlySet<string> | undefined;
}

/**
 * Opens and reads a day; once a run a second time, where its form may be disabled for want of the site's own summary.
 * SITE_CHANGED when the punch list, or part of an existing form, is not there.
 */
export async function readDayPage(
  visit: SiteVisit,
  date: string,
  signal: AbortSignal,
): Promise<DayPage> {
  const page = await readOnce(visit, date, signal);
  if (!isOff(page) || !(await visit.summaries.letThrough("off", signal))) return page;
  const again = await readOnce(visit, date, signal);
  if (isOff(again)) await visit.summaries.takeBack(signal);
  return again;
}

/**
 * Reads a day's page that has just loaded itself; undefined where anything of it is not as it should be, or its form
 * cannot be used: the page is then to be asked for.
 */
export async function readDayAtHand(
  visit: SiteVisit,
  date: string,
  signal: AbortSignal,
): Promise<DayPage | undefined> {
  try {
    requireEmployee(await visit.current(signal));
    const both = await visit.act("read_page", signal, (page) => readBoth(page, date));
    const page = toDayPage(both, date);
    return isOff(page) ? undefined : page;
  } catch (error) {
    signal.throwIfAborted();
    const failed = toAutofillError(error);
    if (isLimit(failed)) await visit.waitOutLimit(failed, signal);
    return undefined;
  }
}

/** The page cannot be used, for no reason that it gives. */
function isOff({ form }: DayPage): boolean {
  return (form.disabled || form.busy) && !form.notCorrectable;
}

async function readOnce(visit: SiteVisit, date: string, signal: AbortSignal): Promise<DayPage> {
  const url = dayUrl(visit.site, date);
  const [list, first] = await visit.read(url, signal, (page) => readBoth(page, date));
  const form = first.busy ? await readWhenIdle(visit, first, signal) : first;
  return toDayPage([list, form], date);
}

/** The form once its button can be pressed, or after a while as it is. */
async function readWhenIdle(
  visit: SiteVisit,
  { disabled: isGrey }: DayForm,
  signal: AbortSignal,
): Promise<DayForm> {
  await waitUntilIdle(visit, isGrey ? greyPatienceMs : busyPatienceMs, signal);
  return visit.act("read_form", signal, readDayForm);
}

/** 打刻一覧 in the HTML of a reply. SITE_CHANGED as for readDayPage. */
export async function readHeld(page: Page, html: string): Promise<HeldPunch[]> {
  return parsePunchPlace(await readPlace(page, siteMap.day.list, html));
}

/**
 * Pure: refuses a page on which a punch could not be read or entered safely.
 * @internal
 */
export function checkDayPage(list: Pick<PagePlace, "found">, form: DayForm, date: string): void {
  if (!form.present) {
    if (list.found || form.notCorrectable) return;
    throw new AutofillError("CORRECTION_NOT_ALLOWED", { date });
  }
  if (form.notCorrectable) {
    // Nothing is sent from this page, but what it lists must still be this day's.
    if (form.date !== "" && form.date !== date) throw missing("date");
    return;
  }
  if (!list.found) throw missing("logs_table");
  if (!form.time) throw missing("time");
  if (!form.button) throw missing("insert_button");
  if (form.kindUnknown) throw missing("adit_item");
  if (form.date !== date) throw missing("date");
  if (!form.ownerShown) throw missing("account");
}

/** Judged here already, because a page that was read ahead is used only where it is understood. */
async function readBoth(page: Page, date: string): Promise<[PagePlace, DayForm]> {
  const both = await Promise.all([readPlace(page, siteMap.day.list), readDayForm(page)]);
  toDayPage(both, date);
  return both;
}

function toDayPage([list, form]: [PagePlace, DayForm], date: string): DayPage {
  checkDayPage(list, form, date);
  return { date, held: parsePunchPlace(list), form, listColumns: listColumns(list) };
}

function missing(field: string): AutofillError {
  return new AutofillError("SITE_CHANGED", { page: "day", field });
}
