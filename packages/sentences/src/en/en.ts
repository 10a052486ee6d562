import type { Sentences } from "../sentences.ts";
import { errorsEn } from "./errors.ts";
import { issuesEn } from "./issues.ts";
import {
  columnRolesEn,
  jobModesEn,
  jobOutcomesEn,
  jobStatesEn,
  logLevelsEn,
  outcomesEn,
  plansEn,
  punchKindsEn,
  reasonsEn,
  planReasonsEn,
  completedEn,
  stoppingEn,
  targetsEn,
} from "./ledger.ts";
import { logEn } from "./log.ts";
import { probeEn } from "./probe.ts";
import { questionsEn, unansweredEn, unreadLeaveEn, usualNotesEn } from "./questions.ts";

/** The English catalogue. */
export const en: Sentences = {
  log: logEn,
  errors: errorsEn,
  issues: issuesEn,
  outcomes: outcomesEn,
  reasons: reasonsEn,
  planReasons: planReasonsEn,
  completed: completedEn,
  addable: (times) => `only what is missing (${times}) could be added`,
  plans: plansEn,
  punchKinds: punchKindsEn,
  jobStates: jobStatesEn,
  questions: questionsEn,
  unanswered: unansweredEn,
  unreadLeave: unreadLeaveEn,
  usualNotes: usualNotesEn,
  awaitsApproval: (days) =>
    `${days} ${days === 1 ? "day waits" : "days wait"} for a supervisor's approval. Whether it was given can be read again later.`,
  stopping: stoppingEn,
  jobOutcomes: jobOutcomesEn,
  jobModes: jobModesEn,
  targets: targetsEn,
  probe: probeEn,
  logLevels: logLevelsEn,
  columnRoles: columnRolesEn,
  receiptColumns: ["Sheet", "In Jobcan", "Result", "Reason"],
  sheets: {
    read: (name, others) =>
      `Read the sheet “${name}” (others: ${others.map((sheet) => sheet.name + (sheet.hidden ? " [hidden]" : "")).join(", ")})`,
    noColumns: (name, headings) =>
      `No columns of date, start and end on the sheet “${name}” (headings: ${headings.join(", ")}). Change the headings, or choose the columns on the page.`,
    unclearColumns: (name, pairs) =>
      `Sheet “${name}” has ${pairs.length} pairs of start and end (columns ${pairs.join(" / ")}), and the headings do not tell which was worked. Name them (planned, actual), or choose the columns on the page.`,
    noDates: (name) =>
      `Sheet “${name}” looks like days side by side (layout: days_across) but has no dates, so it cannot be read. Write dates above the weekdays.`,
    noRows: "There is no row to enter.",
  },
  beforeRecording: {
    title: "Before anything is recorded in the real Jobcan",
    says: (corrections, days) =>
      `This records up to ${corrections} clock time corrections for ${days} ${days === 1 ? "day" : "days"}. Depending on your company's settings, approvers may get mail about them, and you may not be able to undo them yourself until they are approved.`,
  },
  unreachable: {
    what: "The service cannot be reached.",
    next: "It may be waking up, or the network is down. Try again in a moment.",
  },
  takenFor: (time, sent, shown) => `Jobcan takes ${time}, sent as ${sent}, for ${shown}`,
  notReadBack: (time, sent) => `${time} (${sent}) was sent, and Jobcan has not been read since`,
  clauses: "; ",
  colon: ": ",
};
