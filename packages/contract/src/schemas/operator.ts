import { z } from "zod";
import { stopModes } from "../job.ts";

const instant = z.number();
const count = z.number().int().nonnegative();

/**
 * A job that waits or runs, as who operates the service sees it: no name of a person, a company or a file, and no
 * month.
 */
const operatorJobSchema = z.object({
  /** The first eight letters of its id, as in telemetry. */
  id: z.string(),
  state: z.enum(["waiting", "running", "waiting_for_person"]),
  /** Of one that waits: its place, from 1. */
  position: count.optional(),
  queuedAt: instant,
  startedAt: instant.optional(),
  /** It has been asked to stop. */
  stopping: z.enum(stopModes).optional(),
  days: count,
  /** Days of which the end is known. */
  daysDone: count,
  /** What its processes take; absent of one that waits, and where that is not known. */
  memoryMb: z.number().nonnegative().optional(),
});

/** All that waits and runs, what runs first. Times are epoch ms, `at` is now. */
export const operatorViewSchema = z.object({
  at: instant,
  /** No new job is taken. */
  isDraining: z.boolean(),
  jobs: z.array(operatorJobSchema),
  /** Jobs that wait and are not in the list. */
  unlisted: count,
});
export type OperatorView = z.infer<typeof operatorViewSchema>;
