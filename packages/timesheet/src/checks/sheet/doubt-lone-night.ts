import type { RawSheet } from "@jobcan-automation/contract";
import type { CheckedRow } from "../check-row.ts";
import { createFinding } from "../finding.ts";

/**
 * Marks the only long night of a sheet of days as doubtful: 18:00–9:00 or 9:00–1:00 is likelier a slip of the hand there,
 * the two times exchanged or one mistyped, than hours until the next morning.
 */
export function doubtLoneNight(checked: readonly CheckedRow[], sheet: RawSheet): CheckedRow[] {
  const worked = checked.filter(({ timesheetRow }) => timesheetRow !== undefined);
  const nights = worked.filter(({ timesheetRow }) => (timesheetRow?.endMin ?? 0) > 1440);
  const [night] = nights;
  const isAlone = nights.length === 1 && worked.length >= fewestDays;
  if (!night || !isAlone || !isSlip(night)) return [...checked];
  return checked.map((row) => {
    if (row !== night || !row.timesheetRow) return row;
    const issue = createFinding(sheet, row.raw)("lone_night", "warning", { role: "end" });
    const timesheetRow = { ...row.timesheetRow, doubtful: true };
    return { ...row, issues: [...row.issues, issue], timesheetRow };
  });
}

/** A night that the sheet does not write out (33:00, 翌9:00), longer than a day's work. */
function isSlip({ issues, timesheetRow }: CheckedRow): boolean {
  const { startMin = 0, endMin = 0 } = timesheetRow ?? {};
  const isUnsaid = issues.some(({ code }) => code === "overnight_understood");
  return isUnsaid && endMin - startMin > longestDayMin;
}

const fewestDays = 4;
const longestDayMin = 12 * 60;
