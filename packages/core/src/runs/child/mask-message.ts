import {
  type DayRecord,
  type ProbeReport,
  type Question,
  dayOutcomes,
  dayPlans,
  dayReasons,
  jobModes,
  punchKinds,
} from "@jobcan-automation/contract";
import type { SecretMask } from "../../base/mask-secrets.ts";
import type { FromRunner } from "../messages.ts";

/**
 * A message with every free text in it masked. Closed words stay as they are: a password may be one, and its mask
 * would make the message unreadable.
 */
export function maskMessage(message: FromRunner, mask: SecretMask): FromRunner {
  const safe = (text: string) => (closedWords.has(text) ? text : mask(text));
  switch (message.type) {
    case "log":
      return { ...message, message: maskFacts(message.message, safe) };
    case "day":
      return { ...message, record: maskFacts(maskTexts(message.record, safe), safe) };
    case "account":
      return { ...message, name: safe(message.name) };
    case "probe":
      return { ...message, report: maskReport(message.report, safe) };
    case "skeleton":
      return { ...message, page: { ...message.page, html: safe(message.page.html) } };
    case "cleanup":
      return message.error === undefined ? message : { ...message, error: safe(message.error) };
    case "end":
      return message.report.end === "failed"
        ? {
            ...message,
            report: { ...message.report, error: maskFacts(message.report.error, safe) },
          }
        : message;
    case "ask":
      return { ...message, question: maskQuestion(message.question, safe) };
    case "employee":
    case "session":
    case "ready":
    case "sync":
    case "withdraw":
    case "checkpoint":
    case "browser":
      return message;
  }
}

/** What the site shows of itself. */
function maskQuestion(question: Question, safe: SecretMask): Question {
  const { title, choices, siteText } = question;
  return {
    ...question,
    title: safe(title),
    ...(choices !== undefined && { choices: choices.map(safe) }),
    ...(siteText !== undefined && { siteText: safe(siteText) }),
  };
}

/** Names and words that Jobcan shows. The answers are this program's own words. */
function maskReport(report: ProbeReport, safe: SecretMask): ProbeReport {
  const { places, closedMonth } = report.findings;
  const findings = { ...report.findings };
  if (places?.state === "found") findings.places = { ...places, names: places.names.map(safe) };
  if (closedMonth?.state === "not_knowable" && closedMonth.siteText !== undefined)
    findings.closedMonth = { ...closedMonth, siteText: safe(closedMonth.siteText) };
  return { ...report, findings };
}

/** Notes and places, as sent and as Jobcan shows them, or will. */
function maskTexts(record: DayRecord, safe: SecretMask): DayRecord {
  const punches = (held: DayRecord["now"]) =>
    held?.map((punch) => ({ ...punch, ...maskParts(punch, safe) }));
  const { before, now, after } = record;
  return {
    ...record,
    ...maskParts(record, safe),
    note: safe(record.note),
    ...(before === undefined ? {} : { before: punches(before) }),
    ...(now === undefined ? {} : { now: punches(now) }),
    ...(after === undefined ? {} : { after: punches(after) }),
  };
}

function maskParts(
  { note, place }: { note?: string | undefined; place?: string | undefined },
  safe: SecretMask,
) {
  return {
    ...(note === undefined ? {} : { note: safe(note) }),
    ...(place === undefined ? {} : { place: safe(place) }),
  };
}

const closedWords: ReadonlySet<string> = new Set([
  ...dayOutcomes,
  ...dayPlans,
  ...dayReasons,
  ...jobModes,
  ...punchKinds,
]);

function maskFacts<T extends { facts?: unknown }>(holder: T, safe: SecretMask): T {
  if (typeof holder.facts !== "object" || holder.facts === null) return holder;
  const facts = Object.fromEntries(
    Object.entries(holder.facts).map(([key, value]) => [key, maskValue(value, safe)]),
  );
  return { ...holder, facts };
}

function maskValue(value: unknown, safe: SecretMask): unknown {
  if (typeof value === "string") return safe(value);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, safe));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, maskValue(inner, safe)]),
  );
}
