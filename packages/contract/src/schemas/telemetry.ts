import { z } from "zod";
import { checkpointTags } from "../log-facts.ts";

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
  /** Server memory gained a finished job, by least squares over the ring; absent with fewer than three jobs. */
  slopeMbPerJob: z.number().optional(),
  events: z.array(telemetryEventSchema),
});
export type TelemetrySnapshot = z.infer<typeof telemetrySnapshotSchema>;
