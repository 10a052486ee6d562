import type {
  DayRecord,
  ErrorReport,
  HeldPunch,
  LogMessage,
  TimesheetIssue,
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

/** A finding in the user's own terms: "C7: 「25:70」は時刻として読めません". Its suggestion is not included. */
export function issueSentence(sentences: Sentences, issue: TimesheetIssue): string {
  return `${issue.cell}: ${sentences.issues[issue.code](issue)}`;
}

/** Why a day ended as it did, with Jobcan's own words where it gave any; empty when there is nothing to add. */
export function reasonSentence(sentences: Sentences, day: DayRecord): string {
  if (day.reason === undefined) return "";
  const facts = day.facts ?? {};
  const siteText = facts["siteText"];
  const reason = sentences.reasons[day.reason](facts);
  return typeof siteText === "string" && siteText !== "" ? `${reason} 「${siteText}」` : reason;
}

/** Punches as times in their order: "9:00 – 18:00", with breaks between; empty for none. */
export function punchesText(punches: readonly Pick<HeldPunch, "timeMin">[]): string {
  return punches
    .toSorted((a, b) => a.timeMin - b.timeMin)
    .map((punch) => clockText(punch.timeMin))
    .join(" – ");
}
