import type { WorkbookLimits } from "../../../workbook-request.ts";
import { cellsBeside, type CellsBeside } from "../rows/cells-beside.ts";
import { peopleOf } from "../rows/people.ts";
import { readRows, type ReadRows } from "../rows/read-rows.ts";
import type { BlockReading, SourceRow } from "../rows/row-reader.ts";
import { readAcross } from "./read-across.ts";
import { type PunchReading, readPunches } from "./read-punches.ts";

/** How the rows of the chosen sheet are read. */
export type TableReading =
  | { kind: "rows"; blocks: readonly BlockReading[] }
  | { kind: "punches"; punches: PunchReading }
  | { kind: "across"; isHiddenColumn: (column: number) => boolean };

/** Which rows and cells of a table are retained while the file streams by. */
export interface TableFilter {
  beside: CellsBeside;
  /** True for a row that is of the table, by the columns of its filled cells. */
  isOfTable: (columns: Iterable<number>) => boolean;
  /** The first row that is read. */
  firstRow: number;
  maxRows: number;
}

export function tableFilter(
  table: TableReading,
  { headerRow, limits }: { headerRow: number; limits: WorkbookLimits },
): TableFilter {
  const below = { firstRow: headerRow + 1, maxRows: limits.maxRows };
  if (table.kind === "across") {
    const columns = Array.from({ length: limits.maxColumns }, (_, at) => at + 1);
    const beside = { ...cellsBeside([]), columns: new Set(columns) };
    const maxRows = Math.min(limits.maxRows, maxAcrossRows);
    return { beside, isOfTable: () => true, firstRow: Math.max(1, headerRow - 1), maxRows };
  }
  const blocks = table.kind === "rows" ? table.blocks : [table.punches.block];
  const kinds = table.kind === "punches" ? [table.punches.kind] : [];
  const mapped = new Set([...blocks.flatMap(({ mapping }) => Object.values(mapping)), ...kinds]);
  const beside = cellsBeside(blocks);
  const columns = new Set([...beside.columns, ...kinds]);
  const isOfTable = (filled: Iterable<number>) =>
    Iterator.from(filled).some((column) => mapped.has(column));
  return { beside: { ...beside, columns }, isOfTable, ...below };
}

/** Reads the retained rows, a day as one row. */
export function readTable(
  table: TableReading,
  count: number,
  sourceAt: (index: number) => SourceRow | undefined,
): ReadRows {
  if (table.kind === "rows") return readRows(count, sourceAt, table.blocks);
  const sources = Array.from({ length: count }, (_, index) => sourceAt(index) ?? []).flat();
  if (table.kind === "across") return readAcross(sources, table.isHiddenColumn);
  const rows = readPunches(sources, table.punches);
  return { rows, laterBlocks: [], unread: [], people: peopleOf(rows) };
}

/** A year of weeks has fewer rows; all their cells are retained. */
const maxAcrossRows = 400;
