import type { WantedPunch } from "@jobcan-automation/contract";
import { hasTime } from "../../settlement/compare-punches.ts";
import { takesNoPunch } from "../pages/day-form.ts";
import type { DayEntry } from "../day-ledger.ts";
import { type DayPage, readDayPage } from "../pages/day-page.ts";
import type { PunchWork } from "./punch-work.ts";
import { endByLastReading, needsNoPage } from "./last-reading.ts";
import { hasOther } from "./other-between.ts";
import { pressOnce, type PunchStep, type PunchTask } from "./settle-press.ts";
import { typeWhenIdle } from "./type-when-idle.ts";
import { stillBusy } from "../visit/wait-until-idle.ts";

/**
 * Enters the missing punches of a day whose page is at hand: press once → check the reply → read again
 * (docs/faults.md §1.1). Every doubt is settled by reading; a second press follows only where reading proved that the
 * first left nothing. Ends the day in the ledger; throws only what ends or interrupts the run, with the day's presses
 * already reported. `whenNearlyDone` is called once the last punch but one is on its way, unless a page must follow.
 */
export async function punchDay(
  work: PunchWork,
  day: DayEntry,
  start: { page: DayPage; send: readonly WantedPunch[]; whenNearlyDone?: () => void },
): Promise<void> {
  let page = start.page;
  const { held: known } = start.page;
  for (const [index, punch] of start.send.entries()) {
    const isNearlyDone =
      index === Math.max(0, start.send.length - 2) &&
      needsNoPage(work, day, page) &&
      work.seen.reload === "unknown";
    const whenPressed = isNearlyDone ? start.whenNearlyDone : undefined;
    const step = await enterPunch({ work, day, punch, known, whenPressed }, page);
    day.update({ now: [...step.page.held] });
    if (step.end !== "there") return day.end(step.end, step.reason, step.facts);
    page = step.page;
  }
  await endByLastReading(work, day, page);
}

/**
 * Types and presses until the punch is there or the day ends by it: typed anew once at most, pressed twice at most
 * beside the presses that a limit of requests refused, which end with its waits.
 */
async function enterPunch(task: PunchTask, start: DayPage): Promise<PunchStep> {
  const { work, day, punch } = task;
  let page = start;
  let retypes = 1;
  let represses = 1;
  let isFirst = true;
  for (;;) {
    if (hasOther(page.held, { known: task.known, wanted: day.wanted }))
      return { end: "failed", page, reason: "conflict" };
    if (takesNoPunch(page.form)) {
      const reason = day.row.date > work.today ? "future" : "closed";
      return { end: "rejected", page, reason, facts: { siteText: page.form.message } };
    }
    await work.pace.beforePress(work.stop.soft);
    const reread = await typeOrReread(task, page, retypes > 0);
    if (reread !== undefined) {
      // A press before this one may have been stored after it was read as absent.
      if (hasTime(reread.held, punch.timeMin)) return { end: "there", page: reread };
      page = reread;
      retypes -= 1;
      continue;
    }
    const current = isFirst ? task : { ...task, whenPressed: undefined };
    isFirst = false;
    const pressed = await pressOnce(current, page);
    if (pressed.end === "not_pressed") {
      if (retypes === 0) throw stillBusy();
      page = await readDayPage(work.visit, day.row.date, work.stop.soft);
      if (hasTime(page.held, punch.timeMin)) return { end: "there", page };
      retypes -= 1;
      continue;
    }
    if (pressed.end !== "absent") return pressed;
    const { reason, again } = pressed;
    page = pressed.page;
    if (again === "never") return { end: "rejected", page, reason };
    if (again === "uncounted") continue;
    if (represses === 0) return { end: "failed", page, reason };
    represses -= 1;
  }
}

/**
 * Types the punch. A page or browser that fails here has sent nothing: where that may be tried again, the day is read
 * anew and its page given.
 */
async function typeOrReread(
  task: PunchTask,
  page: DayPage,
  mayRetype: boolean,
): Promise<DayPage | undefined> {
  const { work, day, punch } = task;
  try {
    if (page.form.busy) throw stillBusy();
    await typeWhenIdle(work, { punch, note: day.record.note, groupName: work.groupName });
    return undefined;
  } catch (error) {
    work.stop.soft.throwIfAborted();
    if (!mayRetype) throw error;
    return readDayPage(work.visit, day.row.date, work.stop.soft);
  }
}
