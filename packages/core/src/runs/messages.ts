import {
  checkpointTags,
  jobModes,
  logLevels,
  skeletonChoices,
  unansweredReasons,
  stopModes,
} from "@jobcan-automation/contract";
import {
  answerSchema,
  credentialsSchema,
  dayRecordSchema,
  errorReportSchema,
  fillOptionsSchema,
  logMessageSchema,
  probeReportSchema,
  questionSchema,
  skeletonPageSchema,
  timesheetRowSchema,
} from "@jobcan-automation/contract/schemas";
import { z } from "zod";

/** A browser's cookie, as Playwright has it. */
const cookieSchema = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  expires: z.number(),
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: z.enum(["Strict", "Lax", "None"]),
});
const cookiesSchema = z.array(cookieSchema);

/** Names that a person has chosen, as questions take them. */
const otherPlacesSchema = z.array(z.string().max(200)).max(10).optional();

/**
 * All a runner process is given: one job, once. Sent over the process's own IPC channel; it is never an argument, an
 * env variable or a file.
 */
const runSpecSchema = z.object({
  jobId: z.string(),
  mode: z.enum(jobModes),
  site: z.object({ idUrl: z.url(), sslUrl: z.url() }),
  /** What it signs in with; absent where it goes on with a session, or the person signs in. */
  credentials: credentialsSchema.optional(),
  /** The cookies of a session that a plan has opened. */
  cookies: cookiesSchema.optional(),
  /** The person signs in: in the picture, or in the browser that is installed for them on this machine. */
  own: z
    .discriminatedUnion("way", [
      z.object({ way: z.literal("picture") }),
      z.object({
        way: z.literal("window"),
        browser: z.object({
          executablePath: z.string(),
          sandbox: z.boolean(),
          env: z.record(z.string(), z.string()),
        }),
      }),
    ])
    .optional(),
  rows: z.array(timesheetRowSchema),
  /**
   * `otherPlaces`: what a person has chosen in a plan for days whose form does not take the order's place.
   * `placesByDate`: of a recheck, what each day was to have.
   */
  options: fillOptionsSchema.extend({
    otherPlaces: otherPlacesSchema,
    placesByDate: z.record(z.iso.date(), z.string()).optional(),
  }),
  /** Whose structure a connection test reports; absent for none. */
  skeleton: z.enum(skeletonChoices).optional(),
  /** Somebody is there to answer, on the run's second channel (picture-messages.ts). */
  hasPicture: z.boolean().optional(),
  punchDelayMs: z.number().int().nonnegative(),
  browser: z.object({
    /** The real binary, never a wrapper script (docs/faults.md §1.3). */
    executablePath: z.string(),
    sandbox: z.boolean(),
  }),
  /** Milliseconds the whole run may take from now. */
  timeoutMs: z.number().int().positive(),
  /** Deadline of one wait on the site. */
  stepTimeoutMs: z.number().int().positive(),
  /** The first wait where the site limits the number of pages; the program's own where it is left out. */
  ratePauseMs: z.number().int().positive().optional(),
  /** Today in Japan when the job was started. */
  today: z.iso.date(),
});
export type RunSpec = z.infer<typeof runSpecSchema>;
export type Credentials = NonNullable<RunSpec["credentials"]>;
const settledSchema = fillOptionsSchema
  .pick({ defaultNote: true, unreadLeave: true })
  .extend({ otherPlaces: otherPlacesSchema });
/** Options of an order that a person has settled while it ran. */
export type SettledOptions = z.infer<typeof settledSchema>;

/** Reads what `session` carried, as the server held it. */
export function parseCookies(json: string): RunSpec["cookies"] {
  return cookiesSchema.parse(JSON.parse(json));
}

/** A run without what it signs in with. */
export type RunWork = Omit<RunSpec, "credentials">;

/** How a run may be asked to end. `memory`: settle the punch in hand within 2 s. */
const runStopModes = [...stopModes, "memory"] as const;
export type RunStopMode = (typeof runStopModes)[number];

/** Server → runner. */
export const toRunnerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("start"), spec: runSpecSchema }),
  z.object({ type: z.literal("stop"), when: z.enum(runStopModes) }),
  /** Everything reported before the `sync` of this number is stored. */
  z.object({ type: z.literal("synced"), id: z.number().int() }),
  /** It cannot be stored: nothing may be pressed that no record would know of. */
  z.object({ type: z.literal("not_stored"), id: z.number().int(), error: errorReportSchema }),
  /** To the `ask` of this number. A code is in clear here, and nowhere else between the two. */
  z.object({ type: z.literal("answer"), id: z.number().int(), answer: answerSchema }),
  /** Nobody answers it. */
  z.object({
    type: z.literal("unanswered"),
    id: z.number().int(),
    reason: z.enum(unansweredReasons),
  }),
]);
export type ToRunner = z.infer<typeof toRunnerSchema>;

/** How a run ended, as the runner reports it; a runner that dies reports nothing, and the server asks the system. */
const runnerReportSchema = z.discriminatedUnion("end", [
  z.object({ end: z.literal("done") }),
  z.object({ end: z.literal("stopped"), when: z.enum([...runStopModes, "timeout"]) }),
  z.object({ end: z.literal("failed"), error: errorReportSchema }),
]);
export type RunnerReport = z.infer<typeof runnerReportSchema>;

/** Ended for a reason that nobody asked for: its clean-up is on the error path (docs/product.md §4). */
export function isFailure(report: RunnerReport): boolean {
  if (report.end === "stopped") return report.when === "memory" || report.when === "timeout";
  return report.end === "failed";
}

/** Runner → server. */
export const fromRunnerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({
    type: z.literal("log"),
    level: z.enum(logLevels),
    message: logMessageSchema,
    date: z.string().optional(),
  }),
  z.object({ type: z.literal("day"), record: dayRecordSchema }),
  z.object({ type: z.literal("account"), name: z.string() }),
  /** Who is signed in, by numbers that only the server's engine compares: they go into no record and no log. */
  z.object({ type: z.literal("employee"), companyId: z.string(), employeeId: z.string() }),
  z.object({ type: z.literal("probe"), report: probeReportSchema }),
  z.object({ type: z.literal("skeleton"), page: skeletonPageSchema }),
  /** The cookies at the end of a plan, and what a person has said meanwhile of all its days. */
  z.object({ type: z.literal("session"), cookies: cookiesSchema, settled: settledSchema }),
  /**
   * Asks for `synced` once all that was reported before is stored: sent before each press, so that no crash can lose
   * that it happened.
   */
  z.object({ type: z.literal("sync"), id: z.number().int() }),
  /** Asks whoever follows the job, and waits for `answer` or `unanswered` of this number. One at a time. */
  z.object({ type: z.literal("ask"), id: z.number().int(), question: questionSchema }),
  /** The question of this number needs no answer any more. */
  z.object({ type: z.literal("withdraw"), id: z.number().int() }),
  /** Asks the server to write a `memory_check` line now. */
  z.object({ type: z.literal("checkpoint"), tag: z.enum(checkpointTags) }),
  z.object({
    type: z.literal("browser"),
    state: z.enum(["opened", "closed"]),
    pid: z.number().optional(),
  }),
  z.object({
    type: z.literal("cleanup"),
    step: z.enum(["page", "context", "browser", "playwright"]),
    ok: z.boolean(),
    error: z.string().optional(),
    errorPath: z.boolean(),
  }),
  z.object({ type: z.literal("end"), report: runnerReportSchema }),
]);
export type FromRunner = z.infer<typeof fromRunnerSchema>;
