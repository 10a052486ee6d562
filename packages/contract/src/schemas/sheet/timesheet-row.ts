import { z } from "zod";
import { clockLimits } from "../../limits.ts";

/** A calendar day in Japan, "YYYY-MM-DD". */
export const isoDateSchema = z.iso.date();
export type IsoDate = z.infer<typeof isoDateSchema>;

/** A month, "YYYY-MM". */
export const isoMonthSchema = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** Minutes from 0:00 of the day; 1560 is 26:00, the next morning at two. */
export const clockMinSchema = z.number().int().min(0).max(clockLimits.maxMin);

const breakSchema = z.object({ startMin: clockMinSchema, endMin: clockMinSchema });

/** A checked day of the sheet: what the user wants Jobcan to hold. `row` is the sheet's own row number, from 1. */
export const timesheetRowSchema = z.object({
  row: z.number().int().positive(),
  date: isoDateSchema,
  startMin: clockMinSchema,
  endMin: clockMinSchema,
  breaks: z.array(breakSchema).max(5),
  note: z.string().max(500),
  /**
   * Which block of columns it stands in, where a sheet has several side by side: 1 for the second. With `row` it
   * names the row.
   */
  block: z.number().int().positive().optional(),
  /** The sheet has something against these hours (leave, another shift, …): entered only if the user confirms it. */
  doubtful: z.boolean().optional(),
});
export type TimesheetRow = z.infer<typeof timesheetRowSchema>;
