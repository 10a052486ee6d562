import type { ColumnRole, RawRow, RawSheet } from "@jobcan-automation/contract";
import type { CheckOptions } from "./checks/check-timesheet.ts";
import { dayOfCell, isEmptyCell, parseCell } from "./checks/read-cell.ts";
import { kindOfRow } from "./checks/row-kind.ts";
import { readDottedTimes } from "./checks/sheet/dotted-times.ts";
import { ownRows } from "./checks/sheet/own-rows.ts";
import { understandDays } from "./suggestions/understand-days.ts";

type TimeRole = Exclude<ColumnRole, "date" | "note">;

/** What a row's cells mean, cell by cell; a cell that cannot be read, or is empty, is missing. */
export interface UnderstoodRow {
  /** ISO day. */
  date?: string;
  /** Minutes from 0:00 of the row's day; an end at or before its start is of the next morning. */
  times: Partial<Record<TimeRole, number>>;
}

/**
 * What the cells of each row mean, by the same rules as `checkTimesheet`. In a sheet of several people only the chosen
 * one's rows, or none.
 */
export function understoodRows(
  asRead: RawSheet,
  options: CheckOptions,
): Map<RawRow, UnderstoodRow> {
  const own = ownRows(asRead, options.person);
  if (own.issue) return new Map();
  const sheet = readDottedTimes(own.sheet);
  const { read } = understandDays(sheet, options);
  return new Map(
    own.sheet.rows.map((raw, at) => {
      const row = sheet.rows[at] ?? raw;
      return [raw, understand(row, read.get(row))];
    }),
  );
}

function understand(row: RawRow, plainDay: string | undefined): UnderstoodRow {
  const date = plainDay ?? dayOfCell(row.cells.date);
  const times: UnderstoodRow["times"] = {};
  if (kindOfRow(row) === "work") {
    for (const role of timeRoles) {
      const min = timeOf(row, role, date);
      if (min !== undefined) times[role] = min;
    }
    orderTimes(times);
  }
  return { ...(date !== undefined && { date }), times };
}

function timeOf(row: RawRow, role: TimeRole, date: string | undefined): number | undefined {
  const cell = row.cells[role];
  if (cell === undefined || isEmptyCell(row, role) || cell.formula === "uncached") return undefined;
  const time = parseCell(cell, date);
  return time.ok ? time.min : undefined;
}

/** Times at or before the one they follow are of the next morning. */
function orderTimes(times: UnderstoodRow["times"]): void {
  const { start } = times;
  if (start === undefined) return;
  for (const role of ["end", "breakStart", "breakEnd"] as const) {
    const min = times[role];
    const isBefore = min !== undefined && (role === "end" ? min <= start : min < start);
    if (isBefore && min + dayMin - start <= longestMin) times[role] = min + dayMin;
  }
}

const timeRoles = ["start", "end", "breakStart", "breakEnd"] as const;
const dayMin = 1440;
const longestMin = 16 * 60;
