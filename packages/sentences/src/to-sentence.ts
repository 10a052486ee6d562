import {
  type DayRecord,
  type ErrorReport,
  type HeldPunch,
  type JobMode,
  type LogMessage,
  type Question,
  type TimesheetIssue,
  unreadLeaveChoices,
} from "@jobcan-automation/contract";
import { clockText } from "./clock-text.ts";
import type { ErrorSentence, Sentences } from "./sentences.ts";

/** A log line as a sentence, without its day and time. */
export function logSentence(sentences: Sentences, message: LogMessage): string {
  // The mapped type pairs each code with its own facts; the compiler sees only the union of both.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const toSentence = sentences.log[message.code] as
    | ((facts: LogMessage["facts"]) => string)
    | undefined;
  return toSentence === undefined ? message.code : toSentence(message.facts);
}

/** An error as what happened and what to do next. */
export function errorSentence(sentences: Sentences, report: ErrorReport): ErrorSentence {
  return sentences.errors[report.code](report.facts, report.retryAfterSecs);
}

/** A choice of a question, in words: names are as the site shows them. */
export function choiceText(
  { unreadLeave }: Pick<Sentences, "unreadLeave">,
  { kind }: Pick<Question, "kind">,
  choice: string,
): string {
  const known =
    kind === "leave_unread" ? unreadLeaveChoices.find((code) => code === choice) : undefined;
  return known === undefined ? choice : unreadLeave[known];
}

/** Words that may fit as a note: those of the sheet first. Empty for every other question. */
export function suggestionsFor(
  { usualNotes }: Pick<Sentences, "usualNotes">,
  { kind, choices = [] }: Pick<Question, "kind" | "choices">,
): string[] {
  return kind === "note" ? [...new Set([...choices, ...usualNotes])] : [];
}

/** Who must act now that a job has ended; empty where nobody must. */
export function approvalSentence(
  { awaitsApproval }: Pick<Sentences, "awaitsApproval">,
  days: readonly Pick<DayRecord, "outcome">[],
): string {
  const waiting = days.filter(({ outcome }) => outcome === "awaiting_approval").length;
  return waiting === 0 ? "" : awaitsApproval(waiting);
}

/** A finding in the user's own terms: "C7: 「25:70」は時刻として読めません". Its suggestion is not included. */
export function issueSentence(sentences: Sentences, issue: TimesheetIssue): string {
  return `${issue.cell}: ${sentences.issues[issue.code](issue)}`;
}

/**
 * Why a day ended as it did, or in a plan what keeps it from being entered, with Jobcan's own words where it gave any,
 * and how what was entered stands there where the day was broken off; empty when there is nothing to add.
 */
export function reasonSentence(sentences: Sentences, day: DayRecord, mode?: JobMode): string {
  const isPlan = mode === "plan";
  const completed = completedSentence(sentences, day, isPlan);
  if (day.reason === undefined) return completed;
  const facts = day.facts ?? {};
  const siteText = facts["siteText"];
  const planReason = isPlan ? sentences.planReasons[day.reason] : undefined;
  const reason = (planReason ?? sentences.reasons[day.reason])(facts);
  const quoted =
    typeof siteText === "string" && siteText !== "" ? `${reason} 「${siteText}」` : reason;
  const said = [quoted, ...leftStanding(sentences, day)].join(sentences.clauses);
  return [said, completed].filter((text) => text !== "").join(" ");
}

/**
 * What a day that is not whole says of its own stamps: Jobcan decides kinds by order, so a break's start without its
 * end stands as the day's end until the rest is there (docs/jobcan.md §5.2).
 */
function leftStanding(sentences: Sentences, { sent, now = [] }: DayRecord): string[] {
  const { punchKinds, takenFor, notReadBack } = sentences;
  return sent.flatMap(({ kind, timeMin, fate }) => {
    const [time, own] = [clockText(timeMin), punchKinds[kind]];
    if (fate === "pressed" || fate === "accepted") return [notReadBack(time, own)];
    if (fate !== "read_back") return [];
    const shown = now.filter((stamp) => stamp.timeMin === timeMin);
    const [other] = shown;
    if (other === undefined || shown.some((stamp) => stamp.kind === kind)) return [];
    return [takenFor(time, own, punchKinds[other.kind])];
  });
}

/** Of a day that was completed, or will be, beside what Jobcan holds; empty where nothing came of it. */
function completedSentence(sentences: Sentences, day: DayRecord, isPlan: boolean): string {
  if (day.completed !== true) return "";
  if (isPlan) return day.plan === "enter" && !isBlocked(day) ? sentences.completed.planned : "";
  const isThere = day.outcome === "verified" || day.outcome === "awaiting_approval";
  const wasThere = day.reason === "already_recorded" || day.reason === "already_awaiting";
  return isThere || wasThere ? sentences.completed.done : "";
}

/** Of a planned day: whether something keeps it from being entered. */
function isBlocked({ reason }: DayRecord): boolean {
  return reason !== undefined && reason !== "note_not_taken" && reason !== "place_not_taken";
}

/** Punches as times in their order: "9:00 – 18:00", with breaks between; empty for none. */
export function punchesText(punches: readonly Pick<HeldPunch, "timeMin">[]): string {
  return punches
    .toSorted((a, b) => a.timeMin - b.timeMin)
    .map((punch) => clockText(punch.timeMin))
    .join(" – ");
}
