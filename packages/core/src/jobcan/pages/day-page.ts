import { type HeldPunch, AutofillError } from "@jobcan-automation/contract";
import type { Page } from "playwright";
import { type DayForm, readDayForm } from "./day-form.ts";
import { parsePunchPlace } from "./punch-list.ts";
import { type PagePlace, readPlace } from "./read-table.ts";
import { dayUrl, siteMap } from "../site-map.ts";
import type { SiteVisit } from "../visit/site-visit.ts";
import { busyPatienceMs, greyPatienceMs, waitUntilIdle } from "../visit/wait-until-idle.ts";

/** 打刻修正 of one day as read: what Jobcan holds, and what its form asks for. */
export interface DayPage {
  date: string;
  held: HeldPunch[];
  form: DayForm;
}

/** Opens and reads a day. SITE_CHANGED when the punch list, or part of an existing form, is not there. */
export async function readDayPage(
  visit: SiteVisit,
  date: string,
  signal: AbortSignal,
): Promise<DayPage> {
  const [list, first] = await visit.read(dayUrl(visit.site, date), signal, readBoth);
  const form = first.busy ? await readWhenIdle(visit, first, signal) : first;
  checkDayPage(list, form, date);
  return { date, held: parsePunchPlace(list), form };
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
  if (form.date !== date) throw missing("date");
  if (!form.ownerShown) throw missing("account");
}

async function readBoth(page: Page): Promise<[PagePlace, DayForm]> {
  return Promise.all([readPlace(page, siteMap.day.list), readDayForm(page)]);
}

function missing(field: string): AutofillError {
  return new AutofillError("SITE_CHANGED", { page: "day", field });
}
