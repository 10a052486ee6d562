import type { RawRow, UnreadColumns } from "@jobcan-automation/contract";

/** Says that a hidden column of days across is read; turned, as all of such a sheet: see findUnread. */
export function hiddenDay({ cells }: RawRow, column: number, dateRow: number): UnreadColumns {
  return { kind: "hidden", row: column, columns: [dateRow], text: cells.date?.text ?? "" };
}
