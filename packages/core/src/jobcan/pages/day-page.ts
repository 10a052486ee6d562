import { type HeldPunch, type PunchKind, AutofillError } from "@jobcan-automation/contract";
import type { Page } from "playwright";
import { parseShownTime } from "./clock-text.ts";
import { type DayForm, readDayForm } from "./day-form.ts";
import { columnsByHeader } from "./columns-by-header.ts";
import { type PageTable, readTable } from "./read-table.ts";
import { dayUrl, siteMap } from "../site-map.ts";
import type { SiteVisit } from "../visit/site-visit.ts";

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
  const [list, form] = await visit.read(dayUrl(visit.site, date), signal, readBoth);
  checkDayPage(list, form, date);
  return { date, held: parsePunchList(list), form };
}

/** 打刻一覧 in the HTML of a reply. */
export async function readHeld(page: Page, html: string): Promise<HeldPunch[]> {
  return parsePunchList(await readTable(page, siteMap.day.list, html));
}

/**
 * Pure: rows of 打刻一覧 in order of time, with note and place where it has columns for them. SITE_CHANGED for a punch
 * whose time cannot be read: ignoring it would send punches to a day that has some.
 * @internal
 */
export function parsePunchList(table: PageTable): HeldPunch[] {
  const { kind = 0, time = 1, note, place } = columnsByHeader(table.headers, siteMap.day.listHeads);
  return table.rows
    .flatMap((row) => {
      const shown = row.cells[time]?.text ?? "";
      // One wide cell is a remark ("打刻がありません"), no punch.
      if (shown === "" || row.cells.length === 1) return [];
      const timeMin = parseShownTime(shown);
      if (timeMin === undefined) throw missing("punch_time");
      const last = row.cells.at(-1)?.text ?? "";
      const stamp = {
        kind: kindOf(row.cells[kind]?.text ?? ""),
        timeMin,
        pending: siteMap.day.awaiting.test(last),
        ...(note === undefined ? {} : { note: row.cells[note]?.text ?? "" }),
        ...(place === undefined ? {} : { place: row.cells[place]?.text ?? "" }),
      };
      return [siteMap.day.deleting.test(last) ? { ...stamp, deleting: true as const } : stamp];
    })
    .toSorted((a, b) => a.timeMin - b.timeMin);
}

/** @internal */
/** Pure: refuses a page on which a punch could not be read or entered safely. */
export function checkDayPage(list: PageTable, form: DayForm, date: string): void {
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
}

async function readBoth(page: Page): Promise<[PageTable, DayForm]> {
  return Promise.all([readTable(page, siteMap.day.list), readDayForm(page)]);
}

function kindOf(text: string): PunchKind {
  const bare = bareText(text);
  for (const kind of ["work_start", "work_end", "rest_start", "rest_end"] as const) {
    if (siteMap.day.kinds[kind].some((word) => bareText(word) === bare)) return kind;
  }
  return "unknown";
}

function bareText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s-]+/g, "")
    .toLowerCase();
}

function missing(field: string): AutofillError {
  return new AutofillError("SITE_CHANGED", { page: "day", field });
}
