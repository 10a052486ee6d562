import type { Facts } from "@jobcan-automation/contract";
import { differingParts } from "../differing-parts.ts";
import type { Sentences } from "../sentences.ts";

/** How days end, in English. */
export const outcomesEn = {
  verified: "Verified",
  awaiting_approval: "Awaiting approval",
  rejected: "Rejected",
  skipped: "Skipped",
  failed: "Failed",
  unknown: "Check Jobcan",
  not_reached: "Not reached",
} as const satisfies Sentences["outcomes"];

export const plansEn = {
  enter: "Enter",
  already_recorded: "Already recorded",
  awaiting_approval: "Awaiting approval",
  conflict: "Differs",
  holiday: "Holiday",
  leave: "Leave",
  leave_unread: "Leave not known",
  future: "Future day",
  closed: "Closed",
} as const satisfies Sentences["plans"];

export const reasonsEn: Sentences["reasons"] = {
  already_recorded: () => "already recorded with the same times",
  already_awaiting: () => "the same times already await approval",
  conflict: () => "What Jobcan holds differs from the sheet and was not overwritten",
  holiday: () => "a holiday in Jobcan",
  leave: () => "leave is booked on this day",
  leave_unread: () =>
    "whether this day is leave could not be read, so nothing was entered; if it is not, run it again with “Enter days whose leave cannot be read” (--unread-leave enter)",
  future: () => "future days cannot be punched",
  closed: () => "the month is closed",
  note_required: () => "a note is required",
  note_refused: () => "this note is not accepted, so another wording is needed",
  place_required: () => "a place of work must be chosen",
  group_refused: ({ groupName }) =>
    groupName === undefined
      ? "the place of work that Jobcan has chosen cannot be used"
      : "this place of work cannot be used",
  time_refused: () => "this time is not accepted",
  duplicate_time: () => "a punch at the same time exists",
  auto_leave: () => "clashes with Jobcan's automatic clock-out",
  too_early: () => "this time cannot be punched yet",
  day_refused: () => "this day cannot be punched",
  refused: () => "Jobcan refused it",
  asked_back: () =>
    "Jobcan asked or said something in a window of the browser; it was closed without agreeing, and nothing was recorded",
  accepted_but_not_stored: () => "accepted, but missing from the list of punches",
  stored_differently: () => "stored differently from what was sent",
  others_stored_differently: () =>
    "not entered, because Jobcan stored two other days differently from what was sent",
  not_held: () => "Jobcan does not hold all of these punches",
  held_differently: () => "Jobcan holds other punches",
  book_differs: () => "list of punches and attendance book differ",
  note_differs: (facts) => `only the times agree (the note differs${partsEn(facts)})`,
  place_differs: (facts) => `only the times agree (the place differs${partsEn(facts)})`,
  note_not_taken: () => "only the times agree (Jobcan's form has no field for a note)",
  place_not_taken: () => "only the times agree (Jobcan's form has no choice of place)",
  timed_out: () => "not finished in time",
  site_error: () => "an error at Jobcan",
  site_changed: ({ cell }) =>
    cell === undefined
      ? "Jobcan's page has changed and could not be read"
      : `a time in Jobcan's list of punches could not be read (the cell's shape: ${String(cell)})`,
  form_busy: () => "Jobcan's button stayed busy, so it was not pressed",
  session_lost: () => "the session ended",
  browser_crashed: () => "the browser crashed",
  stopped: () => "not finished because of the stop",
  interrupted: () => "not finished because the run was interrupted",
  no_space: () => "not finished because the server could not store its record",
  not_settled: () => "could not be settled by reading; please look in Jobcan",
};

export const planReasonsEn: Sentences["planReasons"] = {
  conflict: () => "What Jobcan holds differs from the sheet and will not be overwritten",
  leave_unread: () =>
    "whether this day is leave could not be read, so nothing will be entered; if it is not, choose “Enter days whose leave cannot be read” (--unread-leave enter)",
  note_required: () => "a note is required, so it cannot be entered as it is",
  note_refused: () => "Jobcan has not accepted this note, so it cannot be entered as it is",
  place_required: () => "a place of work must be chosen, so it cannot be entered as it is",
  group_refused: () => "Jobcan's form does not offer this place, so it cannot be entered as it is",
  refused: () => "Jobcan's form does not offer this kind, so it cannot be entered as it is",
  note_differs: (facts) => `the times agree, the note differs${partsEn(facts)}`,
  place_differs: (facts) => `the times agree, the place differs${partsEn(facts)}`,
  note_not_taken: () => "Jobcan's form has no field for a note: only the times will be entered",
  place_not_taken: () => "Jobcan's form has no choice of place: only the times will be entered",
};

export const completedEn = {
  done: "Jobcan's own time was kept, and only the missing punches were added",
  planned: "Jobcan's own time will be kept, and only the missing punches added",
} as const satisfies Sentences["completed"];

/** What was requested and what Jobcan shows, where the facts have both. */
function partsEn(facts: Facts): string {
  return differingParts(facts)
    .map(({ part, asked, shown }) => {
      const name = part === "note" ? "note" : "place";
      return `; ${name}: “${asked}”, in Jobcan: ${shown === "" ? "nothing" : `“${shown}”`}`;
    })
    .join("");
}

export const punchKindsEn = {
  work_start: "start",
  rest_start: "break start",
  rest_end: "break end",
  work_end: "end",
  unknown: "punch",
} as const satisfies Sentences["punchKinds"];

export const jobStatesEn = {
  waiting: "Waiting",
  running: "Running",
  waiting_for_person: "Waiting for you",
  finished: "Finished",
} as const satisfies Sentences["jobStates"];

export const stoppingEn = {
  now: "Stopping",
  after_day: "Stopping after this day",
} as const satisfies Sentences["stopping"];

export const jobOutcomesEn = {
  succeeded: "Done",
  partial: "Partly done",
  failed: "Failed",
  cancelled: "Stopped",
  interrupted: "Interrupted",
  expired: "Expired",
} as const satisfies Sentences["jobOutcomes"];

export const jobModesEn = {
  plan: "Check only",
  fill: "Enter",
  probe: "Connection test",
  recheck: "Recheck",
} as const satisfies Sentences["jobModes"];

export const targetsEn = {
  practice: "Practice Jobcan",
  jobcan: "Jobcan (real)",
} as const satisfies Sentences["targets"];

export const logLevelsEn = {
  debug: "Detail",
  info: "Info",
  warn: "Warning",
  error: "Error",
} as const satisfies Sentences["logLevels"];

export const columnRolesEn = {
  date: "Date",
  start: "Start",
  end: "End",
  note: "Note",
  breakStart: "Break start",
  breakEnd: "Break end",
} as const satisfies Sentences["columnRoles"];
