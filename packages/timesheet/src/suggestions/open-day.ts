import type { RawRow, RawSheet } from "@jobcan-automation/contract";

/** A date cell without its year or month, with what else its row says of the day. */
export interface OpenDay {
  row: RawRow;
  /** The numbers in the cell, in their order. */
  numbers: number[];
  weekday: number | undefined;
  /** Written with 月, so that month and day cannot be confused. */
  isNamed: boolean;
  /** False for a row without hours: forms print 31 rows for every month, so such a day may not exist. */
  hasTimes: boolean;
}

/** The months and the period that the sheet names, the user's choice, and today in Japan. */
export interface SheetContext {
  today: string;
  /** "YYYY-MM", the likeliest first. */
  months: readonly string[];
  /** Months that are said without a year, in a year that is less likely. */
  olderMonths: readonly string[];
  period: RawSheet["period"];
  /** "YYYY-MM" as the user chose it. */
  chosen: string | undefined;
}

/** The days of rows in the order of the rows; undefined where the calendar has no such day. */
export type DayReading = readonly (string | undefined)[];
