import { z } from "zod";
import { jobModes, targets, unreadLeaveChoices } from "../job.ts";
import { timesheetRowSchema } from "./timesheet-row.ts";

/** What a user signs in to Jobcan with; lives in memory only, for as long as a job needs it. */
export const credentialsSchema = z.object({
  login: z.string().min(1).max(200),
  password: z.string().min(1).max(200),
  companyCode: z.string().max(100).optional(),
});
export type Credentials = z.infer<typeof credentialsSchema>;

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
