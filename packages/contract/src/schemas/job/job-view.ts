import { z } from "zod";
import { jobModes, jobOutcomes, stopModes, targets } from "../../job.ts";
import { dayOutcomes } from "../../ledger.ts";
import { dayRecordSchema } from "./day-record.ts";
import { errorReportSchema } from "../error-report.ts";
import { logEntrySchema } from "./log-entry.ts";
import { probeReportSchema } from "./probe-report.ts";
import { openQuestionSchema } from "../person/question.ts";
import { isoMonthSchema } from "../sheet/timesheet-row.ts";

const jobStateSchema = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("waiting"),
    queuedAt: z.number(),
    position: z.number().int().positive(),
    etaSecs: z.number().optional(),
  }),
  z.object({
    state: z.literal("running"),
    queuedAt: z.number(),
    startedAt: z.number(),
    stopping: z.enum(stopModes).optional(),
    secsLeft: z.number().optional(),
  }),
  /** Its browser stays while a person is asked; it has given its place to the next. */
  z.object({
    state: z.literal("waiting_for_person"),
    queuedAt: z.number(),
    startedAt: z.number(),
    question: openQuestionSchema,
    /** Seconds until the question is given up. */
    secsLeft: z.number(),
  }),
  z.object({
    state: z.literal("finished"),
    queuedAt: z.number(),
    startedAt: z.number().optional(),
    finishedAt: z.number(),
    outcome: z.enum(jobOutcomes),
    error: errorReportSchema.optional(),
    /** Of a plan: until when its sign-in is held for applying it (epoch ms). */
    sittingUntil: z.number().optional(),
  }),
]);
export type JobState = z.infer<typeof jobStateSchema>;

/** A job as its owner sees it. Never holds a credential; `account` is the name Jobcan shows once signed in. */
export const jobViewSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  target: z.enum(targets),
  mode: z.enum(jobModes),
  status: jobStateSchema,
  days: z.array(dayRecordSchema),
  account: z.string().optional(),
  /** What a connection test has found so far; absent for other jobs. */
  probe: probeReportSchema.optional(),
  /** Number of the newest event; a follower that holds it is up to date. */
  lastSeq: z.number().int().nonnegative(),
  droppedLogEntries: z.number().int().nonnegative(),
});
export type JobView = z.infer<typeof jobViewSchema>;

/**
 * What a follower receives, numbered per job. `snapshot` comes first, and again after a gap: it includes all earlier
 * events.
 */
export const jobEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("snapshot"), job: jobViewSchema, log: z.array(logEntrySchema) }),
  z.object({ type: z.literal("log"), entry: logEntrySchema }),
  z.object({ type: z.literal("day"), day: dayRecordSchema }),
  z.object({ type: z.literal("status"), status: jobStateSchema }),
  z.object({ type: z.literal("account"), account: z.string() }),
  z.object({ type: z.literal("probe"), probe: probeReportSchema }),
  z.object({ type: z.literal("gap"), missed: z.number().int() }),
  /** The last event of a job that was removed while it was followed. */
  z.object({ type: z.literal("expired") }),
]);
export type JobEvent = z.infer<typeof jobEventSchema>;

/**
 * A job in a list: without its days, of which there are the months, in order, and how many ended in which way; those
 * that have not are `open`. `recordUntil`, of one that has ended: about when its record goes (epoch ms).
 */
export const jobSummarySchema = jobViewSchema
  .pick({ id: true, fileName: true, target: true, mode: true, status: true, account: true })
  .extend({
    months: z.array(isoMonthSchema),
    days: z.partialRecord(z.enum([...dayOutcomes, "open"]), z.number().int()),
    recordUntil: z.number().optional(),
  });
export type JobSummary = z.infer<typeof jobSummarySchema>;

/** The answer to a submit: a new job, or the live one of the same owner and account. */
export const submitAnswerSchema = z.object({ jobId: z.string(), attached: z.boolean() });
export type SubmitAnswer = z.infer<typeof submitAnswerSchema>;
