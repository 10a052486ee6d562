import { z } from "zod";
import { columnRoles } from "../column-roles.ts";
import { issueCodes, issueLevels } from "../issue-codes.ts";
import { rawWorkbookSchema } from "./raw-workbook.ts";
import { isoDateSchema, timesheetRowSchema } from "./timesheet-row.ts";

/**
 * One finding about one cell, in the user's own terms ("C7"). `alsoCells` names the other cells it is about, as for a
 * day given twice.
 */
const timesheetIssueSchema = z.object({
  sheet: z.string(),
  cell: z.string(),
  row: z.number().int().positive(),
  block: z.number().int().positive().optional(),
  role: z.enum(columnRoles).optional(),
  value: z.string(),
  code: z.enum(issueCodes),
  level: z.enum(issueLevels),
  suggestion: z.string().optional(),
  alsoCells: z.array(z.string()).optional(),
});
export type TimesheetIssue = z.infer<typeof timesheetIssueSchema>;

/**
 * The outcome of checking: rows without an error, in day order, and every issue in sheet order (the list is capped,
 * the count is not).
 */
const checkedTimesheetSchema = z.object({
  rows: z.array(timesheetRowSchema),
  issues: z.array(timesheetIssueSchema),
  issueCount: z.number().int().nonnegative(),
});
export type CheckedTimesheet = z.infer<typeof checkedTimesheetSchema>;

/** The answer to an upload. */
export const uploadPreviewSchema = z.object({
  uploadId: z.string(),
  fileName: z.string(),
  workbook: rawWorkbookSchema,
  checked: checkedTimesheetSchema,
  /** Today in Japan, as the server's check used it. */
  today: isoDateSchema,
});
export type UploadPreview = z.infer<typeof uploadPreviewSchema>;
