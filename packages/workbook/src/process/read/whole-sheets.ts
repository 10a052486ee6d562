import type { HeadRow } from "./columns/head-row.ts";
import type { ColumnMatch } from "./find-columns.ts";

/** A visible sheet in which a day, a start and an end were found. */
export interface WholeSheet {
  name: string;
  head: readonly HeadRow[];
  headerRow: number;
}

/** The sheets that may hold the days of one of several people or months. */
export function wholeSheets(
  heads: readonly { name: string; hidden: boolean; head: readonly HeadRow[] }[],
  matches: readonly (ColumnMatch | undefined)[],
): WholeSheet[] {
  return heads.flatMap(({ name, hidden, head }, at) => {
    const match = matches[at];
    return hidden || match?.matched !== 3 ? [] : [{ name, head, headerRow: match.headerRow }];
  });
}
