import type { ColumnRole, RawRow, RawSheet, TimesheetIssue } from "@jobcan-automation/contract";
import { createFinding } from "../finding.ts";

/** One issue per column whose formulas' stored values are used: at the first such cell, naming the others. */
export function findFormulas(sheet: RawSheet): TimesheetIssue[] {
  return roles.flatMap((role) => {
    const [first, ...more] = sheet.rows.filter((row) => isCached(row, role));
    if (!first) return [];
    return [createFinding(sheet, first)("formula_value_used", "info", { role, alsoRows: more })];
  });
}

function isCached(row: RawRow, role: ColumnRole): boolean {
  const cell = row.cells[role];
  return cell?.formula === "cached" && cell.text !== "";
}

const roles = ["date", "start", "end", "breakStart", "breakEnd"] as const;
