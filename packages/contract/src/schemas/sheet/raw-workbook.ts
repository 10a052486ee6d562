import { z } from "zod";
import { columnRoles } from "../../column-roles.ts";
import { isoMonthSchema } from "./timesheet-row.ts";

/** Role → column number from 1. Date, start and end are needed to read anything. */
const columnMappingSchema = z.object({
  date: z.number().int().positive(),
  start: z.number().int().positive(),
  end: z.number().int().positive(),
  note: z.number().int().positive().optional(),
  breakStart: z.number().int().positive().optional(),
  breakEnd: z.number().int().positive().optional(),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/**
 * A cell as the sheet holds it. `text` is what its reader would see, cut to limits; `number` is the raw number behind
 * a date, time or number cell (Excel serial in the 1900 system, fractions of a day), so that no Date object is needed
 * between the sheet and the check.
 */
const rawCellSchema = z.object({
  text: z.string(),
  number: z.number().optional(),
  /** A formula whose cached value is used, or has none. */
  formula: z.enum(["cached", "uncached"]).optional(),
  /** Text that its sheet strikes through, or writes in white on white. */
  mark: z.enum(["struck", "unseen"]).optional(),
  /** Its place ("C7"), where that is not in the row and column that row and mapping say. */
  at: z.string().optional(),
});
export type RawCell = z.infer<typeof rawCellSchema>;

/**
 * What a row says outside the columns that are read, as far as it bears on its day: the weekday, a word of leave, of
 * planning or of a sum, hours or a break that are not read ("13:00～18:00"), further lines of the file in one cell (a
 * quote was left open).
 */
const rowAsideSchema = z.object({
  kind: z.enum([
    "weekday",
    "leave",
    "planned",
    "sum",
    "example",
    "end_day",
    "hours",
    "break",
    "lines",
  ]),
  columns: z.array(z.number().int().positive()),
  text: z.string(),
  /** As in RawCell. */
  at: z.string().optional(),
});
export type RowAside = z.infer<typeof rowAsideSchema>;

/** Further hours or a further break of the day: a second shift, 休憩開始2 and 休憩終了2. Both cells may be missing. */
const rawSpanSchema = z.object({
  kind: z.enum(["hours", "break"]),
  /** The columns of start and end; one where a column holds both. */
  columns: z.array(z.number().int().positive()),
  start: rawCellSchema.optional(),
  end: rawCellSchema.optional(),
});
export type RawSpan = z.infer<typeof rawSpanSchema>;

const rawRowSchema = z.object({
  row: z.number().int().positive(),
  hidden: z.boolean().optional(),
  /** As in TimesheetRow; its columns are then those of `RawSheet.moreBlocks`. */
  block: z.number().int().positive().optional(),
  cells: z.partialRecord(z.enum(columnRoles), rawCellSchema),
  spans: z.array(rawSpanSchema).optional(),
  /** The column in which the day stands, in a sheet of days side by side; its mapping then holds rows. */
  column: z.number().int().positive().optional(),
  asides: z.array(rowAsideSchema).optional(),
  /** Whose row it is, in a sheet of several people. */
  person: z.string().optional(),
});
export type RawRow = z.infer<typeof rawRowSchema>;

const sheetSummarySchema = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** How many of date, start and end were found by their header words. */
  matchedColumns: z.number().int(),
});
export type SheetSummary = z.infer<typeof sheetSummarySchema>;

/**
 * Columns (or, with `rows`, `planned` and `table`, lines) that are not read, as the heads in `row` name them; with
 * `guessed` the column that is read as the date without a head that says so.
 */
const unreadColumnsSchema = z.object({
  kind: z.enum([
    "hours",
    "break",
    "note",
    "date",
    "hidden",
    "rows",
    "planned",
    "table",
    "guessed",
    "sheets",
  ]),
  row: z.number().int().positive(),
  columns: z.array(z.number().int().positive()),
  text: z.string(),
});
export type UnreadColumns = z.infer<typeof unreadColumnsSchema>;

/** A column to choose, by number from 1: its header's text, and its first different values (three at most). */
const columnHeaderSchema = z.object({
  column: z.number().int().positive(),
  text: z.string(),
  samples: z.array(z.string()).optional(),
});

/** How days stand in a sheet, other than one a row: side by side, or as one line for each punch. */
const sheetLayouts = ["days_across", "line_a_punch"] as const;

/** A sheet as read: raw cells by role, before any check. */
const rawSheetSchema = z.object({
  name: z.string(),
  headerRow: z.number().int().positive(),
  /** What a mapping is chosen from, as far as the limits go. */
  headers: z.array(columnHeaderSchema),
  mapping: columnMappingSchema,
  /**
   * Columns of further blocks with dates of their own (the second half of the month beside the first, a table lower
   * down).
   */
  moreBlocks: z.array(columnMappingSchema).optional(),
  layout: z.enum(sheetLayouts).optional(),
  /** "YYYY-MM" as the sheet's titles or its name, or the file's name, say it; only ever a hint. */
  month: z.string().optional(),
  /** All the months it says, where they are several, and the days from and to ("MM-DD") of a period in its title. */
  months: z.array(z.string()).optional(),
  period: z.object({ from: z.string(), to: z.string() }).optional(),
  /** Months that it names without their year: 11 for a tab called 「11月」. */
  yearlessMonths: z.array(z.number().int().min(1).max(12)).optional(),
  unread: z.array(unreadColumnsSchema).optional(),
  /**
   * Whose hours it holds, as far as it says so. Of several only one's may be entered; they may also be the names of
   * sheets of which one was read.
   */
  people: z.array(z.string()).optional(),
  /** Sheets of other months, and this one, of which it was taken without being chosen: its days may not be entered. */
  monthSheets: z.array(z.string()).optional(),
  rows: z.array(rawRowSchema),
});
export type RawSheet = z.infer<typeof rawSheetSchema>;

/**
 * A workbook as read: all sheets by name, and the chosen one with its cells; `sheet` is absent when no sheet's
 * columns were found.
 */
export const rawWorkbookSchema = z.object({
  format: z.enum(["xlsx", "csv"]),
  sheets: z.array(sheetSummarySchema),
  sheet: rawSheetSchema.optional(),
  /** Headers of the likeliest sheet when no mapping could be found, for choosing one by hand. */
  headersToMap: z
    .object({
      name: z.string(),
      headerRow: z.number().int().positive(),
      headers: z.array(columnHeaderSchema),
      /** Role → column, as far as the heads say it. */
      found: z.partialRecord(z.enum(columnRoles), z.number().int().positive()).optional(),
      /**
       * Column letters of each pair (["B", "C"]; one where a column holds start and end) between which the heads do
       * not decide; absent where columns are missing.
       */
      unclear: z.array(z.array(z.string())).optional(),
      /** Days stand in this way, but without dates that could be read. */
      layout: z.enum(sheetLayouts).optional(),
    })
    .optional(),
});
export type RawWorkbook = z.infer<typeof rawWorkbookSchema>;

/**
 * What the user chose for a workbook: another sheet, columns by hand, the month of days that do not say it, or whose
 * rows are meant.
 */
export const readChoiceSchema = z.object({
  sheet: z.string().max(100).optional(),
  headerRow: z.number().int().positive().optional(),
  mapping: columnMappingSchema.optional(),
  month: isoMonthSchema.optional(),
  person: z.string().max(100).optional(),
});
export type ReadChoice = z.infer<typeof readChoiceSchema>;
