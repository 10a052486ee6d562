import type { RawRow, RawSheet } from "@jobcan-automation/contract";

/** A date cell without its year or month, with what else its row says of the day. */
export interface OpenDay {
  row: RawRow;
  /** The numbers in the cell, in their order. */
  numbers: number[];
  weekday: number | undefined;
  /** Written with 月, so that month and day cannot be confused. */
  isNamed: boolean;
}

/** The months and the period that the sheet names, and today in Japan. */
export interface SheetContext {
  today: string;
  /** "YYYY-MM", the likeliest first. */
  months: readonly string[];
  period: RawSheet["period"];
}
