import { z } from "zod";
import { errorReportSchema } from "./error-codes.ts";
import { dayRecordSchema } from "./ledger.ts";
import { logEntrySchema } from "./log-entry.ts";
import { timesheetRowSchema } from "./timesheet.ts";

/** Which Jobcan: the practice site that ships with the product, or the real one. */
export const targets = ["practice", "jobcan"] as const;
export type Target = (typeof targets)[number];

/** `plan` reads and writes nothing; `fill` enters what the plan says. */
export const jobModes = ["plan", "fill"] as const;
export type JobMode = (typeof jobModes)[number];

/** What a user signs in to Jobcan with; lives in memory only, for as long as a job needs it. */
export const credentialsSchema = z.object({
  login: z.string().min(1).max(200),
  password: z.string().min(1).max(200),
  companyCode: z.string().max(100).optional(),
});
export type Credentials = z.infer<typeof credentialsSchema>;

/** `leave`: a day in doubt counts as leave. */
export const unreadLeaveChoices = ["leave", "enter"] as const;
export type UnreadLeave = (typeof unreadLeaveChoices)[number];

export const fillOptionsSchema = z.object({
  /** 備考 for days whose row has none. */
  defaultNote: z.string().max(500).optional(),
  /** 打刻場所 by its visible name; the site's own default when absent. */
  groupName: z.string().max(100).optional(),
  /** Enter days that Jobcan shows as holidays too (休日出勤); they are skipped otherwise. */
  includeHolidays: z.boolean().optional(),
  /** What happens with days of which it could not be read whether they are leave: they stay as they are, or are entered all the same. */
  unreadLeave: z.enum(unreadLeaveChoices).optional(),
  /** Pause between punches; the server's own minimum towards the real site wins. */
  punchDelayMs: z.number().int().min(0).max(10_000).optional(),
});
export type FillOptions = z.infer<typeof fillOptionsSchema>;

export const submitInputSchema = z.object({
  uploadId: z.string().max(100),
  rows: z.array(timesheetRowSchema).min(1).max(400),
  credentials: credentialsSchema,
  target: z.enum(targets),
  mode: z.enum(jobModes),
  options: fillOptionsSchema,
  /** Chosen by the page once per press of the button: a doubled request gives the same job. */
  requestKey: z.string().min(8).max(100),
});
export type SubmitInput = z.infer<typeof submitInputSchema>;

/**
 * How a job ended. `succeeded`: no day is left unfulfilled (isUnfulfilled). `partial`: some are. `failed`: nothing could be entered, see `error`.
 * `cancelled`, `interrupted` (the service stopped or was restarted) and `expired` (left the queue) say so in `error` too.
 */
export const jobOutcomes = [
  "succeeded",
  "partial",
  "failed",
  "cancelled",
  "interrupted",
  "expired",
] as const;
export type JobOutcome = (typeof jobOutcomes)[number];

export const jobStateSchema = z.discriminatedUnion("state", [
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
    stopping: z.enum(["now", "after_day"]).optional(),
    secsLeft: z.number().optional(),
  }),
  z.object({
    state: z.literal("finished"),
    queuedAt: z.number(),
    startedAt: z.number().optional(),
    finishedAt: z.number(),
    outcome: z.enum(jobOutcomes),
    error: errorReportSchema.optional(),
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
  /** Number of the newest event; a follower that holds it is up to date. */
  lastSeq: z.number().int().nonnegative(),
  droppedLogEntries: z.number().int().nonnegative(),
});
export type JobView = z.infer<typeof jobViewSchema>;

/** What a follower receives, numbered per job. `snapshot` comes first, and again after a gap: it holds all that the events before it said. */
export const jobEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("snapshot"), job: jobViewSchema, log: z.array(logEntrySchema) }),
  z.object({ type: z.literal("log"), entry: logEntrySchema }),
  z.object({ type: z.literal("day"), day: dayRecordSchema }),
  z.object({ type: z.literal("status"), status: jobStateSchema }),
  z.object({ type: z.literal("account"), account: z.string() }),
  z.object({ type: z.literal("gap"), missed: z.number().int() }),
  /** The last event of a job that was removed while it was followed. */
  z.object({ type: z.literal("expired") }),
]);
export type JobEvent = z.infer<typeof jobEventSchema>;

/** The answer to a submit: a new job, or the live one of the same owner and account. */
export const submitAnswerSchema = z.object({ jobId: z.string(), attached: z.boolean() });
export type SubmitAnswer = z.infer<typeof submitAnswerSchema>;

export const stopWhens = ["now", "after_day"] as const;
export type StopWhen = (typeof stopWhens)[number];
