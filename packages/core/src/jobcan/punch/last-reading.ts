import { comparePunches } from "../../settlement/compare-punches.ts";
import { endByReading } from "../../settlement/end-of-day.ts";
import type { DayEntry } from "../day-ledger.ts";
import { decidesKinds } from "../pages/day-form.ts";
import { type DayPage, readDayPage } from "../pages/day-page.ts";
import type { PunchWork } from "./punch-work.ts";

/** The list of the last reply decides; where it does not hold all that was asked for, the day's page read anew does. */
export async function endByLastReading(
  work: PunchWork,
  day: DayEntry,
  last: DayPage,
): Promise<void> {
  const { seen } = work;
  const isWhole = comparePunches(day.wanted, last.held, howOf(last)).state === "held";
  const isEnough = isWhole && needsNoPage(work, day, last);
  const page = isEnough ? last : await readDayPage(work.visit, day.row.date, work.stop.hard);
  if (!isEnough && !showsParts(day, page)) seen.listHidesParts = true;
  day.reread(page.held);
  const { outcome, reason, facts } = endByReading(day.record, howOf(page));
  day.end(outcome, reason, facts);
}

/** A list like this one shows all that there is to know of note and place. */
export function needsNoPage({ seen }: PunchWork, day: DayEntry, list: DayPage): boolean {
  return seen.listHidesParts || showsParts(day, list);
}

/** The list in a reply may have no header row: note and place are then read from the page. */
function showsParts({ record }: DayEntry, { held }: DayPage): boolean {
  const isShown = (part: "note" | "place") => held.some((punch) => punch[part] !== undefined);
  const asksNote = record.note.trim() !== "" && record.notTaken?.includes("note") !== true;
  const asksPlace = record.place !== undefined && record.notTaken?.includes("place") !== true;
  return (!asksNote || isShown("note")) && (!asksPlace || isShown("place"));
}

function howOf({ form }: DayPage): { automatic: boolean } {
  return { automatic: decidesKinds(form) };
}
