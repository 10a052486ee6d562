import { z } from "zod";
import { jobModes, stopModes } from "../../job.ts";
import { dayOutcomes, dayPlans, dayReasons, punchKinds } from "../../ledger.ts";
import { logLevels } from "../../log-facts.ts";
import { questionKinds, unansweredReasons } from "../../person.ts";
import { probeVerdicts } from "../../probe.ts";
import { errorCodeSchema, factsSchema } from "../error-report.ts";

const nothing = z.object({});
const question = z.object({ kind: z.enum(questionKinds) });
const punch = z.object({ kind: z.enum(punchKinds), timeMin: z.number() });

/** Every line a job can log, with the facts its sentence needs. Sentences live with the page and the CLI. */
export const logFacts = {
  job_queued: z.object({ position: z.number() }),
  job_started: z.object({ days: z.number(), mode: z.enum(jobModes) }),
  job_finished: z.object({ outcome: z.string() }),
  job_failed: z.object({ code: errorCodeSchema, facts: factsSchema }),
  browser_starting: nothing,
  browser_ready: z.object({ tookMs: z.number(), sandbox: z.boolean() }),
  browser_closed: nothing,
  browser_relaunched: z.object({ reason: z.string() }),
  cleanup_failed: z.object({ step: z.string(), error: z.string() }),
  leftover_killed: z.object({ processes: z.number() }),
  signing_in: z.object({ host: z.string() }),
  signed_in: z.object({ name: z.string(), tookMs: z.number() }),
  /** The session that a plan had opened was taken up, without a password. */
  session_resumed: z.object({ name: z.string() }),
  signed_in_again: nothing,
  /** A person is asked, answers, puts the end off, or does not answer; `withdrawn`: there is nothing to answer any more. */
  person_asked: question.extend({ host: z.string(), secs: z.number(), isRepeat: z.boolean() }),
  person_answered: question,
  wait_extended: question.extend({ secs: z.number() }),
  person_missed: question.extend({ reason: z.enum(unansweredReasons) }),
  reading_month: z.object({ month: z.string() }),
  month_read: z.object({ month: z.string(), days: z.number() }),
  /** `from`: the first day in doubt, "" for all; lines of older jobs have none. */
  leave_unread: z.object({ from: z.string().optional() }),
  /** A connection test: a day's page is read, and the end of it all. */
  reading_day: nothing,
  probed: z.object({ verdict: z.enum(probeVerdicts) }),
  /** A recheck: how many days were read, and of those how many await approval or are not as they were asked for. */
  rechecked: z.object({ days: z.number(), awaiting: z.number(), differing: z.number() }),
  day_planned: z.object({ plan: z.enum(dayPlans) }),
  note_not_taken: nothing,
  place_not_taken: z.object({ groupName: z.string() }),
  punch_sending: punch,
  punch_accepted: punch,
  punch_refused: punch.extend({ reason: z.enum(dayReasons), siteText: z.string() }),
  reply_lost: punch,
  settled_by_reading: punch.extend({ present: z.boolean() }),
  day_ended: z.object({ outcome: z.enum(dayOutcomes), reason: z.enum(dayReasons).optional() }),
  book_checked: z.object({ days: z.number(), differing: z.number() }),
  page_retried: z.object({ page: z.string(), attempt: z.number(), reason: z.string() }),
  rate_limited: z.object({ times: z.number(), atMost: z.number(), waitMs: z.number() }),
  slowed_down: z.object({ intervalMs: z.number() }),
  dialog_dismissed: z.object({ text: z.string() }),
  request_blocked: z.object({ host: z.string(), count: z.number() }),
  site_says: z.object({ text: z.string() }),
  /** `by`: who operates the service; left out where it was the job's owner. */
  stop_requested: z.object({ when: z.enum(stopModes), by: z.literal("operator").optional() }),
  memory_refused: z.object({ usedMb: z.number(), warningMb: z.number(), limitMb: z.number() }),
  memory_high: z.object({ usedMb: z.number(), limitMb: z.number(), percent: z.number() }),
  memory_stopped: z.object({ usedMb: z.number(), limitMb: z.number(), percent: z.number() }),
  runner_died: z.object({ code: errorCodeSchema }),
  service_restarted: nothing,
} as const satisfies Record<string, z.ZodObject>;

export type LogCode = keyof typeof logFacts;
export type LogFacts = { [C in LogCode]: z.infer<(typeof logFacts)[C]> };

/** A log line before it is numbered: its code and the facts of that code. */
export type LogMessage = { [C in LogCode]: { code: C; facts: LogFacts[C] } }[LogCode];

/** A message as it crosses a boundary; `facts` are checked against the code's own shape. */
export const logMessageSchema = z.custom<LogMessage>((value) => {
  const parsed = looseMessage.safeParse(value);
  return parsed.success && logFacts[parsed.data.code].safeParse(parsed.data.facts).success;
});
const looseMessage = z.object({
  code: z.object(logFacts).keyof(),
  facts: z.record(z.string(), z.unknown()),
});

/** One numbered line of a job's log; `date` names the day it is about. */
export const logEntrySchema = z.object({
  seq: z.number().int().positive(),
  at: z.number(),
  level: z.enum(logLevels),
  date: z.string().optional(),
  message: logMessageSchema,
});
export type LogEntry = z.infer<typeof logEntrySchema>;
