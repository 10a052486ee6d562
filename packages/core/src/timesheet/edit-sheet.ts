import type { ColumnRole, RawRow, RawSheet } from "@jobcan-automation/contract";

export interface CellEdit {
  row: number;
  role: ColumnRole;
  text: string;
}

/** The sheet with one cell holding typed text; the number that stood behind the old text goes. Check the result again. The input is not changed. */
export function editSheet(sheet: RawSheet, edit: CellEdit): RawSheet {
  const rows = sheet.rows.map((row) => (row.row === edit.row ? withCell(row, edit) : row));
  return { ...sheet, rows };
}

function withCell(row: RawRow, edit: CellEdit): RawRow {
  return { ...row, cells: { ...row.cells, [edit.role]: { text: edit.text } } };
}
