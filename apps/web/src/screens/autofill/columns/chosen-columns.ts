import type { ColumnMapping, ColumnRole, RawSheet } from "@jobcan-automation/contract";
import { columnLetters } from "@jobcan-automation/timesheet";
import type { Draft } from "../../../state/draft.ts";

/** Columns while they are being chosen: some may still be missing. */
export type ChosenColumns = { [R in ColumnRole]?: number | undefined };

export const columnsToChoose: readonly ColumnRole[] = [
  "date",
  "start",
  "end",
  "note",
  "breakStart",
  "breakEnd",
];

export type Headers = RawSheet["headers"];

interface ColumnSource {
  sheet: string;
  headerRow: number;
  headers: Headers;
  /** The columns that were read, or those that the headings name where some are missing. */
  mapping: ChosenColumns | undefined;
}

/** A sheet with the columns that the user chose for it. */
export type ColumnChoice = Omit<ColumnSource, "mapping"> & { mapping: ColumnMapping };

/** The sheet whose columns are chosen: the one that was read, or the likeliest one where none could be read. */
export function sourceOf(draft: Draft): ColumnSource | undefined {
  const { sheet, headersToMap } = draft.preview.workbook;
  const source = sheet ?? headersToMap;
  if (source === undefined) return undefined;
  const { name, headerRow, headers } = source;
  // The mapping of days side by side holds rows.
  const mapping = sheet?.layout === "days_across" ? undefined : sheet?.mapping;
  return { sheet: name, headerRow, headers, mapping: mapping ?? headersToMap?.found };
}

/** A pair of start and end columns to use in one click; both are the same where one column holds "9:00～18:00". */
export interface ColumnPair {
  letters: readonly string[];
  columns: readonly Headers[number][];
  mapping: ColumnMapping;
}

/** The pairs between which the headings do not decide, as far as the column of dates is known. */
export function pairsToChoose({ preview }: Draft): ColumnPair[] {
  const { headers = [], found, unclear = [] } = preview.workbook.headersToMap ?? {};
  return unclear.flatMap((letters) => {
    const columns = letters.flatMap(
      (letter) => headers.find(({ column }) => columnLetters(column) === letter) ?? [],
    );
    const [start, end = start] = columns.map(({ column }) => column);
    const mapping = mappingOf({ ...found, start, end });
    return mapping === undefined ? [] : [{ letters, columns, mapping }];
  });
}

/**
 * The choice as a mapping once it has date, start and end, and no column twice. Start and end may be the same column,
 * one that holds "9:00～18:00".
 */
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
