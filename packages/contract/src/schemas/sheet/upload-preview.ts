import { z } from "zod";
import { columnRoles } from "../../column-roles.ts";
import { issueCodes, issueLevels } from "../../issue-codes.ts";
import { rawWorkbookSchema } from "./raw-workbook.ts";
import { isoDateSchema, isoMonthSchema, timesheetRowSchema } from "./timesheet-row.ts";

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
 * How days without a month or year ("2", "11/2") were read. `read`: by what the sheet says, `chosen`: by the user's
 * choice, `needed`: not at all before the user chooses. `month` is the last day's; `candidates` fit the weekdays, the
 * likeliest first.
 */
const monthReadingSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(["read", "chosen"]),
    month: isoMonthSchema,
    candidates: z.array(isoMonthSchema),
  }),
  z.object({ kind: z.literal("needed"), candidates: z.array(isoMonthSchema) }),
]);
export type MonthReading = z.infer<typeof monthReadingSchema>;

/**
 * The outcome of checking: rows without an error, in day order, and every issue in sheet order (the list is capped,
 * the count is not).
 */
const checkedTimesheetSchema = z.object({
  rows: z.array(timesheetRowSchema),
  issues: z.array(timesheetIssueSchema),
  issueCount: z.number().int().nonnegative(),
  /** Absent where every day says its month and year. */
  month: monthReadingSchema.optional(),
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
  /** The month that the user chose for days that do not say theirs. */
  month: isoMonthSchema.optional(),
  /** Whose rows the user chose, in a sheet of several people. */
  person: z.string().optional(),
});
export type UploadPreview = z.infer<typeof uploadPreviewSchema>;
