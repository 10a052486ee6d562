import type { ColumnRole } from "@jobcan-automation/contract";

/** A row that is read for headers or as a sample: its texts by column from 1. */
export interface HeadRow {
  row: number;
  texts: ReadonlyMap<number, string>;
  isHidden?: boolean;
}

/**
 * The column of the nearest text at or left of `column`: a merged cell stores its text in its leftmost column.
 * -Infinity where there is none.
 */
export function columnAtOrLeft({ texts }: HeadRow, column: number): number {
  return Math.max(...texts.keys().filter((candidate) => candidate <= column));
}

/** Role → column, as far as it is known. */
export type ColumnRoles = Partial<Record<ColumnRole, number>>;
