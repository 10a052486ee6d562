import type { ColumnRole } from "@jobcan-automation/contract";

/** One of a sheet's rows as heads and samples are read: its texts by column from 1. */
export interface HeadRow {
  row: number;
  texts: ReadonlyMap<number, string>;
}

/** Role → column, as far as it is known. */
export type ColumnRoles = Partial<Record<ColumnRole, number>>;
