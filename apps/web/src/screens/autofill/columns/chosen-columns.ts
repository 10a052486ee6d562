import type { ColumnMapping, ColumnRole } from "@jobcan-automation/contract";
import type { Draft } from "../../../state/draft.ts";

/** Columns as they are being chosen: some may be missing still. */
export type ChosenColumns = { [R in ColumnRole]?: number | undefined };

export const columnsToChoose: readonly ColumnRole[] = [
  "date",
  "start",
  "end",
  "note",
  "breakStart",
  "breakEnd",
];

interface ColumnSource {
  sheet: string;
  headerRow: number;
  headers: { column: number; text: string }[];
  mapping: ColumnMapping | undefined;
}

/** Where columns are chosen from: the sheet that was read, or the likeliest one when none could be. */
export function sourceOf(draft: Draft): ColumnSource | undefined {
  const { sheet, headersToMap } = draft.preview.workbook;
  const source = sheet ?? headersToMap;
  if (source === undefined) return undefined;
  const { name, headerRow, headers } = source;
  return { sheet: name, headerRow, headers, mapping: sheet?.mapping };
}

/** The choice once it is enough to read by: date, start and end, and no column twice; but start and end may be one that holds "9:00～18:00". */
export function mappingOf(chosen: ChosenColumns): ColumnMapping | undefined {
  const { date, start, end } = chosen;
  if (date === undefined || start === undefined || end === undefined) return undefined;
  const { breakStart, breakEnd, note } = chosen;
  const spans = [...new Set([start, end]), ...new Set([breakStart, breakEnd])];
  const columns = [date, note, ...spans].filter((column) => column !== undefined);
  if (new Set(columns).size < columns.length) return undefined;
  const mapping: ColumnMapping = { date, start, end };
  for (const role of ["note", "breakStart", "breakEnd"] as const) {
    const column = chosen[role];
    if (column !== undefined) mapping[role] = column;
  }
  return mapping;
}
