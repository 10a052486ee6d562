import type { RawRow, RawSheet } from "@jobcan-automation/contract";

/** A date cell that lacks something, with what else its row says of the day. */
export interface OpenDay {
  row: RawRow;
  /** The numbers in the cell, in their order. */
  numbers: number[];
  weekday: number | undefined;
  /** Written with 月 and 日, so that which is which is said. */
  isNamed: boolean;
}

/** What the sheet says of its own time, and today in Japan. */
export interface SheetContext {
  today: string;
  /** "YYYY-MM", the likeliest first. */
  months: readonly string[];
  period: RawSheet["period"];
}
