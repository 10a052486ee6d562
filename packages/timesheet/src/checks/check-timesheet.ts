import {
  type CheckedTimesheet,
  type IsoDate,
  type RawRow,
  type RawSheet,
  type TimesheetIssue,
  type TimesheetRow,
  workbookLimits,
} from "@jobcan-automation/contract";
import { checkRow, type CheckedRow } from "./check-row.ts";
import { doubtContinued } from "./sheet/doubt-continued.ts";
import { doubtOutOfPlace } from "./sheet/doubt-out-of-place.ts";
import { createFinding, mappingOfRow } from "./finding.ts";
import { suggestDecimals } from "./sheet/decimal-suggestions.ts";
import { findFormulas } from "./sheet/find-formulas.ts";
import { findUnread } from "./sheet/find-unread.ts";
import { readDottedTimes } from "./sheet/dotted-times.ts";
import { findTimeWords } from "./sheet/find-time-words.ts";
import { findMonth } from "./sheet/find-month.ts";
import { findOrder } from "./sheet/find-order.ts";
import { ownRows } from "./sheet/own-rows.ts";
import { kindOfRow } from "./row-kind.ts";
import { understandDays, type UnderstoodDays } from "../suggestions/understand-days.ts";
import { byDate } from "../values/dates/calendar.ts";

export interface CheckOptions {
  today: IsoDate;
  month?: string | undefined;
  person?: string | undefined;
}

/**
 * Checks a sheet (issue codes and levels: contract/timesheet). Rows with an error are left out of `rows`; rows with
 * warnings stay in. Blank rows are skipped. `today` is today in Japan, `month` ("YYYY-MM") the user's for days that do
 * not say theirs, `person` whose rows are meant in a sheet of several people. Pure: the page, the server and the command
 * line give the same list.
 */
export function checkTimesheet(asRead: RawSheet, options: CheckOptions): CheckedTimesheet {
  const own = ownRows(asRead, options.person);
  return own.issue
    ? { rows: [], issues: [own.issue], issueCount: 1 }
    : checkRows(readDottedTimes(own.sheet), options);
}

function checkRows(sheet: RawSheet, options: CheckOptions): CheckedTimesheet {
  const days = understandDays(sheet, options);
  const single = sheet.rows.flatMap((row) => {
    const open = { read: days.read.get(row), suggestion: days.suggested.get(row) };
    const lacksMonth = days.open.has(row) && !isImpossible(row, days);
    return checkRow(row, { sheet, today: options.today, open, lacksMonth }) ?? [];
  });
  const checked = doubtOutOfPlace(doubtContinued(single, sheet), sheet);
  const repeated = findRepeatedDays(checked, sheet);
  const issues = [
    ...suggestDecimals(
      checked.flatMap((row) => row.issues),
      sheet,
    ),
    ...repeated.issues,
    ...findMonth(sheet, days),
    ...findOrder(sheet, days),
    ...findSecondMonth(checked, sheet),
    ...findFormulas(sheet),
    ...findTimeWords(sheet),
    ...findUnread(sheet),
  ].toSorted(bySheetOrder(sheet));
  return {
    rows: checked.flatMap((row) => goodRow(row, repeated.dates)).toSorted(byDate),
    issues: issues.slice(0, workbookLimits.maxIssues),
    issueCount: issues.length,
    ...(days.month && { month: days.month }),
  };
}

/** True for hours on a day that the month has not, such as 31 November. */
function isImpossible(row: RawRow, { month, read }: UnderstoodDays): boolean {
  return (
    month !== undefined && month.kind !== "needed" && !read.has(row) && kindOfRow(row) === "work"
  );
}

function goodRow(row: CheckedRow, repeatedDates: ReadonlySet<string>): TimesheetRow[] {
  return row.timesheetRow && !repeatedDates.has(row.timesheetRow.date) ? [row.timesheetRow] : [];
}

/**
 * One error for each day that stands in several rows, at the second of them and naming the others: only the user knows
 * which is right.
 */
function findRepeatedDays(
  checked: readonly CheckedRow[],
  sheet: RawSheet,
): { dates: Set<string>; issues: TimesheetIssue[] } {
  const dated = checked.filter((row) => row.date !== undefined && row.hasTimes);
  const groups = [...Map.groupBy(dated, (row) => row.date).values()];
  const repeats = groups.filter((group) => group.length > 1);
  const issues = repeats.flatMap(([first, second, ...more]) => {
    if (!first || !second) return [];
    const found = createFinding(sheet, second.raw);
    return found("same_day_twice", "error", {
      role: "date",
      alsoRows: [first, ...more].map(({ raw }) => raw),
    });
  });
  return { dates: new Set(repeats.flatMap((group) => group[0]?.date ?? [])), issues };
}

/** A sheet should hold one month. A second one gives a single issue, at its first row. */
function findSecondMonth(checked: readonly CheckedRow[], sheet: RawSheet): TimesheetIssue[] {
  const dated = checked.filter((row) => row.date !== undefined);
  const firstMonth = dated[0]?.date?.slice(0, 7) ?? "";
  const other = dated.find((row) => row.date?.startsWith(firstMonth) === false);
  if (!other) return [];
  return [createFinding(sheet, other.raw)("two_months", "warning", { role: "date" })];
}

function bySheetOrder(sheet: RawSheet): (a: TimesheetIssue, b: TimesheetIssue) => number {
  const columnOf = (issue: TimesheetIssue) => mappingOfRow(sheet, issue)[issue.role ?? "date"] ?? 0;
  return (a, b) => a.row - b.row || columnOf(a) - columnOf(b);
}
