import type { TimesheetIssue } from "@jobcan-automation/contract";
import type { CellEdit } from "../edit-sheet.ts";

/** The suggestions of findings as edits. Those of infos are left out: they only repeat what was read. */
export function suggestedEdits(issues: readonly TimesheetIssue[]): CellEdit[] {
  return issues.flatMap(({ level, row, block, role, suggestion }) =>
    level !== "info" && role !== undefined && suggestion !== undefined
      ? [{ row, block, role, text: suggestion }]
      : [],
  );
}
