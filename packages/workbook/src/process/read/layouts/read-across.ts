import type { ColumnMapping, RawRow, UnreadColumns } from "@jobcan-automation/contract";
import { cellName, isBlankText, weekdayIn } from "@jobcan-automation/timesheet";
import type { HeadRow } from "../columns/head-row.ts";
import { blockReadings } from "../rows/block-reading.ts";
import type { ReadRows } from "../rows/read-rows.ts";
import { readBlockRow, textsOf, type SourceRow } from "../rows/row-reader.ts";
import { acrossTable, type AcrossTable, isDayRow, labelColumn } from "./across-table.ts";

/** Reads all tables of days side by side, a day as one row: the weeks of a month often stand below each other. */
export function readAcross(sources: readonly SourceRow[]): ReadRows {
  const rows: HeadRow[] = sources.map(({ row, cells }) => ({ row, texts: textsOf(cells) }));
  const starts = rows.flatMap((row, at) => (isDayRow(row) ? [at] : []));
  const result: ReadRows = { rows: [], laterBlocks: [], unread: [] };
  for (const [order, start] of starts.entries()) {
    const from = isWeekdays(rows[start - 1]) ? start - 1 : start;
    const to = starts[order + 1] ?? rows.length;
    const table = acrossTable(rows.slice(from, to), rows[start] ?? noRow);
    if (table) addTable(result, table, sources.slice(from, to));
    else result.unread.push(...unreadTable(rows.slice(start, to)));
  }
  return result;
}

const noRow: HeadRow = { row: 1, texts: new Map() };

function isWeekdays(row: HeadRow | undefined): boolean {
  const texts = [...(row?.texts.values() ?? [])];
  const days = texts.filter((text) => weekdayIn(text) !== undefined);
  return days.length >= 2 && days.length * 4 >= texts.length * 3;
}

function addTable(result: ReadRows, table: AcrossTable, sources: readonly SourceRow[]): void {
  const { turned, index, firstDay, mapped } = table;
  result.unread.push(...mapped.unread);
  const [reading] = blockReadings(mapped.blocks, { rows: turned, index });
  if (!reading) return;
  const columns = turned.map(({ row }) => row).filter((column) => column >= firstDay);
  for (const column of columns) {
    const raw = readBlockRow(turnedSource(column, sources), reading, 0);
    if (raw && isDay(raw)) addDay(result, { raw, column, mapping: reading.mapping });
  }
}

/** A column without a date counts only where it holds times. */
function isDay({ cells, spans = [] }: RawRow): boolean {
  const filled = [cells.date, cells.start, cells.end].filter(
    (cell) => cell !== undefined && (cell.formula === "uncached" || !isBlankText(cell.text)),
  );
  return filled.length > 0 || spans.length > 0;
}

function addDay(
  { rows, laterBlocks }: ReadRows,
  { raw, column, mapping }: { raw: RawRow; column: number; mapping: ColumnMapping },
): void {
  const block = rows.length;
  if (block > 0) laterBlocks.push(mapping);
  rows.push({ ...raw, row: mapping.start, column, ...(block > 0 ? { block } : {}) });
}

function turnedSource(column: number, sources: readonly SourceRow[]): SourceRow {
  const cells = sources.flatMap(({ row, cells: own }) => {
    const cell = own.get(column);
    return cell ? [[row, cell] as const] : [];
  });
  return { row: column, hidden: false, cells: new Map(cells) };
}

/** A row of days over times without labels; dates alone are no table. */
function unreadTable(rows: readonly HeadRow[]): UnreadColumns[] {
  const [first] = rows;
  const last = rows.at(-1);
  const isFilled = rows.some(({ texts }) =>
    [...texts.values()].some((text) => /\d:\d\d/.test(text)),
  );
  if (!first || !last || !isFilled || labelColumn(rows, 2) !== undefined) return [];
  const text = `${cellName(1, first.row)}:${cellName(Math.max(...last.texts.keys()), last.row)}`;
  // Turned, as all of such a sheet: see findUnread.
  return [{ kind: "table", row: 1, columns: [first.row], text }];
}
