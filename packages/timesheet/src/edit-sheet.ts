import type { ColumnRole, RawRow, RawSheet } from "@jobcan-automation/contract";

export interface CellEdit {
  row: number;
  /** As in RawRow. */
  block?: number | undefined;
  role: ColumnRole;
  text: string;
}

/**
 * The sheet with one cell's text replaced; the cell's number is dropped. Check the result again. The input is not
 * changed.
 */
export function editSheet(sheet: RawSheet, edit: CellEdit): RawSheet {
  const rows = sheet.rows.map((row) => (isRow(row, edit) ? withCell(row, edit) : row));
  return { ...sheet, rows };
}

function withCell(row: RawRow, edit: CellEdit): RawRow {
  return { ...row, cells: { ...row.cells, [edit.role]: { text: edit.text } } };
}

/** True for the row that an edit or an issue is about. */
export function isRow(
  row: Pick<RawRow, "row" | "block">,
  { row: number, block }: { row: number; block?: number | undefined },
): boolean {
  return row.row === number && (row.block ?? 0) === (block ?? 0);
}
