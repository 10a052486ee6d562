import type { ColumnMapping, RawSheet } from "@jobcan-automation/contract";
import { findColumns, headRows, type ColumnMatch } from "../find-columns.ts";
import type { ColumnRoles, HeadRow } from "../columns/head-row.ts";
import type { Pair } from "../columns/pairs.ts";
import { acrossTables } from "./across-people.ts";
import { findRoster } from "./roster.ts";
import { dayRowsOf, isWeekdayRow, labelColumn } from "./across-table.ts";
import { findPunches, type PunchColumns } from "./find-punches.ts";

/** How a sheet's days stand, as its first rows show it. */
export interface LayoutMatch extends ColumnMatch {
  layout?: NonNullable<RawSheet["layout"]>;
  punches?: PunchColumns;
  /** True for days side by side without dates, which cannot be read. */
  isDateless?: boolean;
}

/** One day a row, by its heads; else a list of punches; else days side by side. */
export function findLayout(
  head: readonly HeadRow[],
  isHidden?: (column: number) => boolean,
): LayoutMatch | undefined {
  const byHeads = findColumns(head, isHidden);
  if (byHeads === undefined || byHeads.matched === 3) return byHeads;
  const rows = head.slice(0, headRows);
  return punchMatch(rows) ?? acrossMatch(rows) ?? withoutDates(rows, byHeads);
}

function punchMatch(rows: readonly HeadRow[]): LayoutMatch | undefined {
  const punches = findPunches(rows);
  if (!punches) return undefined;
  const { headerRow, date, note, times } = punches;
  const [time, ...others] = times;
  const mapping = { date, start: time, end: time, ...(note === undefined ? {} : { note }) };
  const unclear = others.length > 0 ? times.map(timePair) : [];
  const block = { mapping, more: [], unread: [], unclear };
  const match = { headerRow, roles: mapping, matched: 3, blocks: [block] };
  return { ...match, layout: "line_a_punch", punches };
}

function timePair(column: number): Pair {
  return { start: column, end: column, kind: "none", number: undefined, words: "" };
}

function acrossMatch(rows: readonly HeadRow[]): LayoutMatch | undefined {
  const dateRows = dayRowsOf(rows).flatMap((at) => {
    const row = rows[at];
    return row ? [{ row, at }] : [];
  });
  for (const [order, { row, at }] of dateRows.entries()) {
    const mapping = acrossRoles(rows.slice(at, dateRows[order + 1]?.at), row);
    if (!mapping) continue;
    const block = { mapping, more: [], unread: [], unclear: [] };
    const match = { headerRow: row.row, roles: mapping, matched: 3, blocks: [block] };
    return { ...match, layout: "days_across" };
  }
  return undefined;
}

/** The rows of date, start and end of the first person's days. */
function acrossRoles(rows: readonly HeadRow[], dateRow: HeadRow): ColumnRoles | undefined {
  const [first] = acrossTables(rows, dateRow);
  if (first) return rolesOf(first.table.mapped.blocks[0].mapping);
  const roster = findRoster(rows, dateRow);
  const [line] = roster?.lines ?? [];
  return line && { date: dateRow.row, start: line.row, end: line.row };
}

function rolesOf({ date, start, end, note }: ColumnMapping): ColumnRoles {
  return { date, start, end, ...(note === undefined ? {} : { note }) };
}

function withoutDates(rows: readonly HeadRow[], match: ColumnMatch): LayoutMatch {
  const weekdays = rows.find(isWeekdayRow);
  const labels = weekdays && labelColumn(rows, Math.min(...weekdays.texts.keys()) + 1);
  return labels === undefined ? match : { ...match, isDateless: true };
}
