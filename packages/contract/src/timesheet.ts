import { z } from "zod";
import { doubtfulIssueCodes } from "./doubtful-issues.ts";
import { clockLimits } from "./limits.ts";

/** A calendar day in Japan, "YYYY-MM-DD". */
export const isoDateSchema = z.iso.date();
export type IsoDate = z.infer<typeof isoDateSchema>;

/** Minutes from 0:00 of the day; 1560 is 26:00, the next morning at two. */
export const clockMinSchema = z.number().int().min(0).max(clockLimits.maxMin);

export const breakSchema = z.object({ startMin: clockMinSchema, endMin: clockMinSchema });

/** A checked day of the sheet: what the user wants Jobcan to hold. `row` is the sheet's own row number, from 1. */
export const timesheetRowSchema = z.object({
  row: z.number().int().positive(),
  date: isoDateSchema,
  startMin: clockMinSchema,
  endMin: clockMinSchema,
  breaks: z.array(breakSchema).max(5),
  note: z.string().max(500),
  /** Which block of columns it stands in, where a sheet has several side by side: 1 for the second. With `row` it names the row. */
  block: z.number().int().positive().optional(),
  /** What the sheet says of the day speaks against these hours (leave, another shift, …): never entered without the user's word. */
  doubtful: z.boolean().optional(),
});
export type TimesheetRow = z.infer<typeof timesheetRowSchema>;

export const columnRoles = ["date", "start", "end", "note", "breakStart", "breakEnd"] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Role → column number from 1. Date, start and end are needed to read anything. */
export const columnMappingSchema = z.object({
  date: z.number().int().positive(),
  start: z.number().int().positive(),
  end: z.number().int().positive(),
  note: z.number().int().positive().optional(),
  breakStart: z.number().int().positive().optional(),
  breakEnd: z.number().int().positive().optional(),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/**
 * A cell as the sheet holds it. `text` is what its reader would see, cut to limits; `number` is the raw number behind a date, time or number cell
 * (Excel serial in the 1900 system, fractions of a day), so that no Date object ever stands between the sheet and the check.
 */
export const rawCellSchema = z.object({
  text: z.string(),
  number: z.number().optional(),
  /** A formula whose cached value is used, or has none. */
  formula: z.enum(["cached", "uncached"]).optional(),
});
export type RawCell = z.infer<typeof rawCellSchema>;

/**
 * What a row says outside the columns that are read, as far as it bears on its day: the weekday, a word of leave, of planning or of a sum, hours or a break that
 * are not read ("13:00～18:00"), further lines of the file in one cell (a quote was left open).
 */
export const rowAsideSchema = z.object({
  kind: z.enum(["weekday", "leave", "planned", "sum", "hours", "break", "lines"]),
  columns: z.array(z.number().int().positive()),
  text: z.string(),
});
export type RowAside = z.infer<typeof rowAsideSchema>;

export const rawRowSchema = z.object({
  row: z.number().int().positive(),
  hidden: z.boolean().optional(),
  /** As in TimesheetRow; its columns are then those of `RawSheet.moreBlocks`. */
  block: z.number().int().positive().optional(),
  cells: z.partialRecord(z.enum(columnRoles), rawCellSchema),
  asides: z.array(rowAsideSchema).optional(),
});
export type RawRow = z.infer<typeof rawRowSchema>;

export const issueLevels = ["error", "warning", "info"] as const;

export const issueCodes = [
  // errors
  "not_a_date",
  "not_a_time",
  "ambiguous_time",
  "no_such_day",
  "utc_day",
  "end_not_after_start",
  "missing_date",
  "missing_start",
  "missing_end",
  "missing_break_side",
  "break_outside_hours",
  "same_day_twice",
  "over_47_59",
  "formula_without_value",
  // warnings
  "under_30_minutes",
  "over_16_hours",
  "future_day",
  "over_one_year_old",
  "weekend",
  "holiday",
  "hidden_row",
  "two_months",
  ...doubtfulIssueCodes,
  "hidden_columns",
  "rows_not_read",
  // infos
  "zero_hours",
  "other_hours",
  "other_break",
  "other_note",
  "other_date",
  "overnight_understood",
  "formula_value_used",
  "text_cut",
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** One finding about one cell, in the user's own terms ("C7"). `alsoCells` names the other cells it is about, as for a day given twice. */
export const timesheetIssueSchema = z.object({
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

/** The outcome of checking: rows without an error, in day order, and every issue in sheet order (the list is capped, the count is not). */
export const checkedTimesheetSchema = z.object({
  rows: z.array(timesheetRowSchema),
  issues: z.array(timesheetIssueSchema),
  issueCount: z.number().int().nonnegative(),
});
export type CheckedTimesheet = z.infer<typeof checkedTimesheetSchema>;

export const sheetSummarySchema = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** How many of date, start and end were found by their header words. */
  matchedColumns: z.number().int(),
});
export type SheetSummary = z.infer<typeof sheetSummarySchema>;

/** Columns (or, with `rows`, lines) that are not read, as the heads in `row` name them. */
export const unreadColumnsSchema = z.object({
  kind: z.enum(["hours", "break", "note", "date", "hidden", "rows"]),
  row: z.number().int().positive(),
  columns: z.array(z.number().int().positive()),
  text: z.string(),
});
export type UnreadColumns = z.infer<typeof unreadColumnsSchema>;

/** A sheet as read: raw cells by role, before any check. */
export const rawSheetSchema = z.object({
  name: z.string(),
  headerRow: z.number().int().positive(),
  /** Header text by column number from 1, as far as the limits go: what a mapping is chosen from. */
  headers: z.array(z.object({ column: z.number().int().positive(), text: z.string() })),
  mapping: columnMappingSchema,
  /** Columns of further blocks with dates of their own (the second half of the month beside the first, a table lower down). */
  moreBlocks: z.array(columnMappingSchema).optional(),
  /** "YYYY-MM" as the sheet's titles or its name say it; only ever a hint. */
  month: z.string().optional(),
  /** All the months it says, where they are several, and the days from and to ("MM-DD") of a period in its title. */
  months: z.array(z.string()).optional(),
  period: z.object({ from: z.string(), to: z.string() }).optional(),
  unread: z.array(unreadColumnsSchema).optional(),
  rows: z.array(rawRowSchema),
});
export type RawSheet = z.infer<typeof rawSheetSchema>;

/** A workbook as read: all sheets by name, and the chosen one with its cells; `sheet` is absent when no sheet's columns were found. */
export const rawWorkbookSchema = z.object({
  format: z.enum(["xlsx", "csv"]),
  sheets: z.array(sheetSummarySchema),
  sheet: rawSheetSchema.optional(),
  /** Headers of the likeliest sheet when no mapping could be found, for choosing one by hand. */
  headersToMap: z
    .object({
      name: z.string(),
      headerRow: z.number().int().positive(),
      headers: z.array(z.object({ column: z.number().int().positive(), text: z.string() })),
      /** Column letters of each pair (["B", "C"]; one where a column holds start and end) between which the heads do not decide; absent where columns are missing. */
      unclear: z.array(z.array(z.string())).optional(),
    })
    .optional(),
});
export type RawWorkbook = z.infer<typeof rawWorkbookSchema>;

/** A choice the user made for a workbook: another sheet, or columns by hand. */
export const readChoiceSchema = z.object({
  sheet: z.string().max(100).optional(),
  headerRow: z.number().int().positive().optional(),
  mapping: columnMappingSchema.optional(),
});
export type ReadChoice = z.infer<typeof readChoiceSchema>;

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
