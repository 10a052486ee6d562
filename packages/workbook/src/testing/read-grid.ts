import type { CheckedTimesheet, TimesheetRow } from "@jobcan-automation/contract";
import { formatClock } from "@jobcan-automation/timesheet";
import { checkGrid, type GridCell, type GridOptions } from "./grid-file.ts";

/**
 * A sheet as it was read: its days ("11-02 9:00-18:00", with "?" when doubtful), the same with all suggestions taken,
 * and its issues.
 */
export interface GridReading {
  days: string[];
  daysIfTaken: string[];
  /** The days on which nothing warns; a weekend or a holiday is no warning here. */
  silent: string[];
  issues: string[];
  notes: string[];
  /** False where the user must choose the columns first. */
  isRead: boolean;
  unclear: string[][];
  layout: string | undefined;
}

export async function readGrid(
  rows: readonly (readonly GridCell[])[] | string,
  options: GridOptions = {},
): Promise<GridReading> {
  const { workbook, first, second } = await checkGrid(rows, options);
  return {
    days: daysOf(first),
    daysIfTaken: daysOf(second),
    silent: daysOf({ ...first, rows: first.rows.filter((row) => !isWarned(row, first)) }),
    issues: first.issues.map(({ cell, alsoCells = [], code, level }) =>
      [[cell, ...alsoCells].join("+"), code, level].join(" "),
    ),
    notes: first.rows.map(({ note }) => note),
    isRead: workbook.sheet !== undefined,
    unclear: workbook.headersToMap?.unclear ?? [],
    layout: workbook.sheet?.layout ?? workbook.headersToMap?.layout,
  };
}

function isWarned({ row, block }: TimesheetRow, { issues }: CheckedTimesheet): boolean {
  const ordinary = new Set(["weekend", "holiday", "two_months"]);
  return issues.some(
    (issue) =>
      issue.row === row &&
      issue.block === block &&
      issue.level !== "info" &&
      !ordinary.has(issue.code),
  );
}

function daysOf({ rows }: CheckedTimesheet): string[] {
  return rows.map(({ date, startMin, endMin, breaks, doubtful }) => {
    const rests = breaks.map((rest) => ` (${span(rest.startMin, rest.endMin)})`);
    const doubt = doubtful === true ? "?" : "";
    return `${date.slice(5)} ${span(startMin, endMin)}${rests.join("")}${doubt}`;
  });
}

function span(startMin: number, endMin: number): string {
  return [startMin, endMin].map((min) => formatClock(min).replace(/^0/, "")).join("-");
}

/** A date cell of November 2026. */
export function november(day: number, as = "yyyy/m/d"): GridCell {
  return { n: 46_326 + day, as };
}

/** A time cell. */
export function at(hours: number, minutes = 0, as = "h:mm"): GridCell {
  return { n: (hours * 60 + minutes) / 1440, as };
}
