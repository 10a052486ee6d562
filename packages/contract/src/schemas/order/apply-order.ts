import { z } from "zod";
import { personChoices } from "../../person.ts";
import { isoDateSchema } from "../sheet/timesheet-row.ts";

/**
 * Applies a plan while the session at Jobcan that it opened is still held. Rows, options, site and account are the
 * plan's: the order only says which of its days.
 */
export const applyOrderSchema = z.object({
  planId: z.string().min(1).max(100),
  /** Days of the plan. */
  dates: z.array(isoDateSchema).min(1).max(400),
  /** Those of them, in conflict, on which the missing punches are added beside what Jobcan holds. */
  addMissingOn: z.array(isoDateSchema).max(400).optional(),
  requestKey: z.string().min(8).max(100),
  person: z.enum(personChoices).optional(),
});
export type ApplyOrder = z.infer<typeof applyOrderSchema>;
