import type { RawRow, RawSheet } from "@jobcan-automation/contract";
import type { CheckedRow } from "../check-row.ts";
import { createFinding } from "../finding.ts";
import { parseCell } from "../read-cell.ts";

/**
 * Marks a day as doubtful whose next rows hold times but no date, or one that cannot be read over later times (a second
 * shift, or the end, in its own row): the day would be entered without them.
 */
export function doubtContinued(checked: readonly CheckedRow[], sheet: RawSheet): CheckedRow[] {
  const blocks = Map.groupBy(checked, ({ raw }) => raw.block ?? 0);
  const continued = new Map([...blocks.values()].flatMap(continuations));
  return checked.map((row) => {
    const alsoRows = continued.get(row);
    if (!row.timesheetRow || !alsoRows) return row;
    const found = createFinding(sheet, row.raw);
    const issue = found("day_goes_on", "warning", { role: "date", alsoRows });
    const timesheetRow = { ...row.timesheetRow, doubtful: true };
    return { ...row, issues: [...row.issues, issue], timesheetRow };
  });
}

/** The rows of a block that continue in the rows below, with those rows. */
function continuations(rows: readonly CheckedRow[]): [CheckedRow, RawRow[]][] {
  const found: [CheckedRow, RawRow[]][] = [];
  let head: CheckedRow | undefined;
  for (const row of rows) {
    const last = found.at(-1);
    const before = last?.[0] === head ? last?.[1].at(-1)?.row : undefined;
    if (!isWithoutDate(row) && !isLaterShift(row, head)) head = row;
    else if (head && row.raw.row === (before ?? head.raw.row) + 1) {
      if (before === undefined) found.push([head, [row.raw]]);
      else last?.[1].push(row.raw);
    }
  }
  return found;
}

/** True for times after the day's end beside something that is no date. */
function isLaterShift({ raw, issues }: CheckedRow, head: CheckedRow | undefined): boolean {
  const { start } = raw.cells;
  const { date, endMin } = head?.timesheetRow ?? {};
  if (!start || endMin === undefined || !issues.some(({ code }) => code === "not_a_date"))
    return false;
  const time = parseCell(start, date);
  return time.ok && time.min >= endMin;
}

function isWithoutDate({ hasTimes, issues }: CheckedRow): boolean {
  return hasTimes && issues.some(({ code }) => code === "missing_date");
}
