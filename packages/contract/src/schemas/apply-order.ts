import { z } from "zod";
import { personChoices } from "../person.ts";
import { fillOptionsSchema } from "./submit-input.ts";
import { timesheetRowSchema } from "./timesheet-row.ts";

/**
 * Applies a plan while the session at Jobcan that it opened is still held: no credentials. The rows and options are the
 * order, as in a submit; the site and the account are the plan's.
 */
export const applyOrderSchema = z.object({
  planId: z.string().min(1).max(100),
  uploadId: z.string().max(100),
  rows: z.array(timesheetRowSchema).min(1).max(400),
  options: fillOptionsSchema,
  requestKey: z.string().min(8).max(100),
  person: z.enum(personChoices).optional(),
});
export type ApplyOrder = z.infer<typeof applyOrderSchema>;
