import type { ColumnRole } from "@jobcan-automation/contract";
import { isBlankText, isSumLabel, isTimeLike, splitTimeRange } from "@jobcan-automation/timesheet";
import { kindOfHead, mayBeWorked, parseHead } from "../columns/parse-head.ts";
import type { HeadRow } from "../columns/head-row.ts";
import { columnsOfDays } from "./across-table.ts";

/** Where a day of a roster stands: the column of its date, and those of its hours; one where a cell holds both. */
export interface RosterDay {
  column: number;
  start: number;
  end: number;
  /** Starts of further shifts, or of a day without a date: not read, and said where they are filled. */
  others: number[];
}

/** A row of a roster that holds hours, with what stands before them: a name, mostly. */
export interface RosterLine {
  row: number;
  label: string;
}

/** Days side by side with the hours of each in one row: 出勤 and 退勤 under each day, or 9:00～18:00 in a cell. */
export interface Roster {
  dateRow: number;
  days: RosterDay[];
  lines: [RosterLine, ...RosterLine[]];
  /** Rows of plans, breaks and the like. */
  unread: RosterLine[];
}

/** Reads rows from a row of dates on; undefined for any other table. */
export function findRoster(rows: readonly HeadRow[], dateRow: HeadRow): Roster | undefined {
  const columns = columnsOfDays(dateRow.texts);
  const [firstDay] = columns ?? [];
  if (!columns || firstDay === undefined) return undefined;
  const below = rows.filter(({ row }) => row > dateRow.row);
  const days = daysUnder(columns, below[0]) ?? daysOfRanges(columns, below);
  if (!days) return undefined;
  const filled = below.filter((row) => days.some((day) => hasHours(row, day)));
  const all = filled.map((row) => ({ row: row.row, label: labelOf(row, firstDay) }));
  const [first, ...more] = all.filter(isWorked);
  if (!first) return undefined;
  const unread = all.filter((line) => !isWorked(line));
  return { dateRow: dateRow.row, days, lines: [first, ...more], unread };
}

function isWorked({ label }: RosterLine): boolean {
  return mayBeWorked(kindOfHead(label)) && !isSumLabel(label);
}

/** By the heads under the dates: 出勤 and 退勤 for each. */
function daysUnder(
  columns: readonly number[],
  heads: HeadRow | undefined,
): RosterDay[] | undefined {
  const days = columns.flatMap((column, at): RosterDay[] => {
    const next = columns[at + 1] ?? column + widestDay;
    const own = Array.from({ length: next - column }, (_, step) => column + step);
    const starts = own.filter((under) => roleAt(heads, under) === "start");
    const end = own.find((under) => roleAt(heads, under) === "end");
    const [start] = starts;
    if (start === undefined || end === undefined) return [];
    return [{ column, start, end, others: starts.filter((further) => further > end) }];
  });
  return days.length > 0 && days.length === columns.length ? days : undefined;
}

function roleAt(heads: HeadRow | undefined, column: number): ColumnRole | undefined {
  return parseHead(heads?.texts.get(column) ?? "").role;
}

function daysOfRanges(
  columns: readonly number[],
  rows: readonly HeadRow[],
): RosterDay[] | undefined {
  const texts = rows.flatMap(({ texts: cells }) =>
    columns.flatMap((column) => cells.get(column) ?? []),
  );
  const times = texts.filter((text) => /\d/.test(text));
  const ranges = times.filter((text) => splitTimeRange(text) !== undefined);
  const isRoster = ranges.length > 0 && ranges.length * 5 >= times.length * 3;
  return isRoster
    ? columns.map((column) => ({ column, start: column, end: column, others: [] }))
    : undefined;
}

function hasHours({ texts }: HeadRow, { start, end }: RosterDay): boolean {
  if (start === end) return splitTimeRange(texts.get(start) ?? "") !== undefined;
  return [start, end].some((column) => isTimeLike(texts.get(column) ?? ""));
}

/** The nearest text before the days. */
function labelOf({ texts }: HeadRow, firstDay: number): string {
  const before = [...texts].filter(([column, text]) => column < firstDay && !isBlankText(text));
  return (
    before
      .toSorted(([a], [b]) => a - b)
      .at(-1)?.[1]
      .trim() ?? ""
  );
}

/** 出勤, 退勤 and two more columns for a day. */
const widestDay = 4;
