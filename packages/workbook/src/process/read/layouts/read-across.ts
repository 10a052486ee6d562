import type { ColumnMapping, RawRow, UnreadColumns } from "@jobcan-automation/contract";
import { cellName, isEmptyRaw, weekdayIn } from "@jobcan-automation/timesheet";
import type { HeadRow } from "../columns/head-row.ts";
import { blockReadings } from "../rows/block-reading.ts";
import type { ReadRows } from "../rows/read-rows.ts";
import { type BlockReading, readBlockRow, textsOf, type SourceRow } from "../rows/row-reader.ts";
import { peopleOf } from "../rows/people.ts";
import { acrossTables } from "./across-people.ts";
import { type AcrossTable, dayRowsOf, labelColumn } from "./across-table.ts";
import { addRoster } from "./read-roster.ts";
import { hiddenDay } from "./hidden-day.ts";
import { findRoster } from "./roster.ts";

type IsHiddenColumn = (column: number) => boolean;

/** Reads all tables of days side by side, a day as one row: the weeks of a month often stand below each other. */
export function readAcross(
  sources: readonly SourceRow[],
  isHiddenColumn: IsHiddenColumn,
): ReadRows {
  const rows: HeadRow[] = sources.map(({ row, hidden: isHidden, cells }) => ({
    row,
    texts: textsOf(cells),
    isHidden,
  }));
  const starts = dayRowsOf(rows);
  const result: ReadRows = { rows: [], laterBlocks: [], unread: [], people: [] };
  for (const [order, start] of starts.entries()) {
    const from = isWeekdays(rows[start - 1]) ? start - 1 : start;
    const to = starts[order + 1] ?? rows.length;
    const dateRow = rows[start] ?? noRow;
    const own = { sources: sources.slice(from, to), isHiddenColumn };
    const tables = acrossTables(rows.slice(from, to), dateRow);
    for (const { table, person } of tables) addTable(result, table, { ...own, person });
    const roster = tables.length > 0 ? undefined : findRoster(rows.slice(start, to), dateRow);
    if (roster) addRoster(result, roster, own);
    else if (tables.length === 0) result.unread.push(...unreadTable(rows.slice(start, to)));
  }
  return { ...result, people: peopleOf(result.rows) };
}

const noRow: HeadRow = { row: 1, texts: new Map() };

function isWeekdays(row: HeadRow | undefined): boolean {
  const texts = [...(row?.texts.values() ?? [])];
  const days = texts.filter((text) => weekdayIn(text) !== undefined);
  return days.length >= 2 && days.length * 4 >= texts.length * 3;
}

interface AddOptions {
  sources: readonly SourceRow[];
  isHiddenColumn: IsHiddenColumn;
  person: string | undefined;
}

function addTable(
  result: ReadRows,
  table: AcrossTable,
  { sources, isHiddenColumn, person }: AddOptions,
): void {
  const { turned, index, firstDay, mapped } = table;
  // A hidden row is told at each of its days.
  result.unread.push(...mapped.unread.filter(({ kind }) => kind !== "hidden"));
  const [reading] = blockReadings(mapped.blocks, { rows: turned, index });
  if (!reading) return;
  const columns = turned.map(({ row }) => row).filter((column) => column >= firstDay);
  const read = rowsRead(reading);
  const own = new Set(turned.flatMap(({ texts }) => Array.from(texts.keys())));
  const ownSources = sources.filter(({ row }) => own.has(row));
  for (const column of columns) {
    const day = readBlockRow(turnedSource(column, { sources: ownSources, read }), reading, 0);
    if (!day || !isDay(day)) continue;
    const raw = person === undefined ? day : { ...day, person };
    addDay(result, { raw, column, mapping: reading.mapping });
    if (isHiddenColumn(column) && hasTimes(raw))
      result.unread.push(hiddenDay(raw, column, table.dateRow));
  }
}

/** The rows of the table in which a day's cells stand. */
function rowsRead({ mapping, more }: BlockReading): ReadonlySet<number | undefined> {
  const further = more.flatMap(({ pair }) => [pair.start, pair.end]);
  return new Set([...Object.values(mapping), ...further]);
}

/** A column without a date counts only where it holds times. */
function isDay(raw: RawRow): boolean {
  return !isEmptyRaw(raw.cells.date) || hasTimes(raw);
}

function hasTimes({ cells: { start, end }, spans = [] }: RawRow): boolean {
  return !isEmptyRaw(start) || !isEmptyRaw(end) || spans.length > 0;
}

function addDay(
  { rows, laterBlocks }: ReadRows,
  { raw, column, mapping }: { raw: RawRow; column: number; mapping: ColumnMapping },
): void {
  const block = rows.length;
  if (block > 0) laterBlocks.push(mapping);
  rows.push({ ...raw, row: mapping.start, column, ...(block > 0 ? { block } : {}) });
}

/** A column as a row, hidden where a row is that is read and filled in it. */
function turnedSource(
  column: number,
  { sources, read }: { sources: readonly SourceRow[]; read: ReadonlySet<number | undefined> },
): SourceRow {
  const filled = sources.flatMap(({ row, hidden, cells }) => {
    const cell = cells.get(column);
    return cell ? [{ row, hidden, cell }] : [];
  });
  const hidden = filled.some((one) => one.hidden && read.has(one.row));
  return { row: column, hidden, cells: new Map(filled.map(({ row, cell }) => [row, cell])) };
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
