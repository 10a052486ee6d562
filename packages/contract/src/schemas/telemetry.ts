import { z } from "zod";
import { jobOutcomes } from "../job.ts";
import { checkpointTags } from "../log-facts.ts";
import { errorCodeSchema } from "./error-report.ts";

const mb = z.number().nonnegative();

/**
 * Where memory is, in MB: the container's working set, and its split by process (PSS). A part is absent where the
 * system does not report it.
 */
const memoryReadingSchema = z.object({
  at: z.number(),
  source: z.enum(["cgroup-v2", "cgroup-v1", "proc", "node"]),
  containerMb: mb,
  serverMb: mb,
  runnerMb: mb,
  browserMb: mb,
  warningMb: mb,
  limitMb: mb,
  /** The container's hard limit, where it has one. */
  hardLimitMb: mb.optional(),
  level: z.enum(["ok", "high", "over_limit", "critical", "emergency"]),
  oomKills: z.number().int().optional(),
});
export type MemoryReading = z.infer<typeof memoryReadingSchema>;

/** What the telemetry page follows; each is also a line of the server's log. */
export const telemetryEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("memory_check"),
    at: z.number(),
    tag: z.enum(checkpointTags),
    rssMb: mb,
    containerMb: mb,
    serverMb: mb,
    runnerMb: mb,
    browserMb: mb,
    limitMb: mb,
    warningMb: mb,
    jobsCount: z.number().int(),
    sessionsCount: z.number().int(),
    browserCount: z.number().int(),
    line: z.string(),
  }),
  z.object({
    type: z.literal("browser_count"),
    at: z.number(),
    change: z.enum(["increment", "decrement"]),
    count: z.number().int(),
    line: z.string(),
  }),
  z.object({ type: z.literal("sample"), at: z.number(), reading: memoryReadingSchema }),
  /** Every other contract line: cleanup_result, job_prune, thresholds, guard. */
  z.object({
    type: z.literal("line"),
    at: z.number(),
    level: z.enum(["info", "warn", "error"]),
    line: z.string(),
  }),
]);
export type TelemetryEvent = z.infer<typeof telemetryEventSchema>;

/** The machines of a service, and what waits for them. */
const queueViewSchema = z.object({
  waiting: z.number().int(),
  /** How long the first of them has waited; absent where none does. */
  oldestWaitSecs: z.number().nonnegative().optional(),
  /** Those that have given a sign of life in the last 15 s, the oldest first. */
  workers: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      /** Jobs at a time, jobs in hand, and of these those that wait for a person. */
      places: z.number().int(),
      busy: z.number().int(),
      asking: z.number().int(),
      browsers: z.number().int(),
      memoryMb: mb,
      memoryLimitMb: mb,
      /** It takes nothing: it goes down, or its memory is high. */
      isClosed: z.boolean(),
      startedAt: z.number(),
    }),
  ),
});
export type QueueView = z.infer<typeof queueViewSchema>;

/** What the telemetry page shows first; events follow. */
export const telemetrySnapshotSchema = z.object({
  reading: memoryReadingSchema,
  browserCount: z.number().int(),
  jobs: z.object({
    waiting: z.number().int(),
    running: z.number().int(),
    waitingForPerson: z.number().int(),
    finished: z.number().int(),
  }),
  followers: z.number().int(),
  thresholdsFrom: z.object({
    warning: z.enum(["env", "default", "corrected"]),
    limit: z.enum(["env", "default", "corrected"]),
  }),
  /** Of a service on several machines; absent where it is one process. */
  queue: queueViewSchema.optional(),
  /** Server memory gained a finished job, by least squares over the ring; absent with fewer than three jobs. */
  slopeMbPerJob: z.number().optional(),
  events: z.array(telemetryEventSchema),
});
export type TelemetrySnapshot = z.infer<typeof telemetrySnapshotSchema>;

/** The most that a job's run saw of memory, in MB. A job that ran beside others has the figures of all of them. */
const jobPeakSchema = z.object({
  /** The first eight letters of its id. */
  jobId: z.string(),
  startedAt: z.number(),
  /** When the container's peak was. */
  peakAt: z.number(),
  containerMb: mb,
  runnerMb: mb,
  browserMb: mb,
  isShared: z.boolean(),
  /** Absent while it runs. */
  end: z
    .object({ at: z.number(), outcome: z.enum(jobOutcomes), code: errorCodeSchema.optional() })
    .optional(),
});
export type JobPeak = z.infer<typeof jobPeakSchema>;

/** A span of the past, in epoch ms, all of it where an end is left out; the last six hours are there. */
export const historySpanSchema = z.object({
  from: z.number().min(0).default(0),
  to: z.number().min(0).default(Number.MAX_SAFE_INTEGER),
});
export type HistorySpan = z.input<typeof historySpanSchema>;

/**
 * Memory over a span, in MB, in columns of one length: one sample a second while a job ran and one in 15 s else, thinned
 * out to 720 so that every peak is still there. `jobs`: those in memory, the newest first, whatever the span.
 */
export const telemetryHistorySchema = z.object({
  at: z.array(z.number()),
  containerMb: z.array(mb),
  serverMb: z.array(mb),
  runnerMb: z.array(mb),
  browserMb: z.array(mb),
  jobs: z.array(jobPeakSchema),
});
export type TelemetryHistory = z.infer<typeof telemetryHistorySchema>;
