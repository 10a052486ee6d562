import type { RawSheet } from "@jobcan-automation/contract";
import { dayNumberOf } from "../../values/dates/calendar.ts";
import type { CheckedRow } from "../check-row.ts";
import { createFinding } from "../finding.ts";

/**
 * Marks a day as doubtful that stands alone among days of one other month: a slip of the hand in its year or month, such
 * as 2025/11/9 between the 6th and the 10th of November 2026.
 */
export function doubtOutOfPlace(checked: readonly CheckedRow[], sheet: RawSheet): CheckedRow[] {
  const blocks = Map.groupBy(checked, ({ raw }) => raw.block ?? 0);
  const odd = new Set([...blocks.values()].flatMap(outOfPlace));
  return checked.map((row) => {
    if (!row.timesheetRow || !odd.has(row)) return row;
    const issue = createFinding(sheet, row.raw)("day_out_of_place", "warning", { role: "date" });
    const timesheetRow = { ...row.timesheetRow, doubtful: true };
    return { ...row, issues: [...row.issues, issue], timesheetRow };
  });
}

function outOfPlace(rows: readonly CheckedRow[]): CheckedRow[] {
  const dated = rows.filter((row) => row.date !== undefined);
  return dated.filter((row, at) => {
    const isEdge = at === 0 || at === dated.length - 1;
    const from = Math.min(Math.max(0, at - 1), Math.max(0, dated.length - 3));
    const near = dated.slice(from, from + 3).filter((other) => other !== row);
    const [one, two] = near.map(({ date = "" }) => date);
    if (one === undefined || two === undefined || row.date === undefined) return false;
    const isAlone = monthOf(one) === monthOf(two) && monthOf(one) !== monthOf(row.date);
    const nearest = at === 0 ? one : two;
    return isAlone && (!isEdge || daysBetween(row.date, nearest) > longestMonth);
  });
}

function monthOf(date: string): string {
  return date.slice(0, 7);
}

function daysBetween(a: string, b: string): number {
  return Math.abs(dayNumberOf(a) - dayNumberOf(b));
}

const longestMonth = 31;
