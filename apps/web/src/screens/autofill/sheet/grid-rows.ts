import type { ColumnRole, RawRow, TimesheetIssue } from "@jobcan-automation/contract";
import { weekdayOf, mappingOfRow, placeOf } from "@jobcan-automation/timesheet";
import { type Draft, cellKey, rowKey } from "../../../state/draft.ts";

export interface GridCell {
  role: ColumnRole;
  /** "C7", as in the sheet; only the row's number while the column is unknown. */
  name: string;
  text: string;
  edited: boolean;
  /** The worst finding about this cell. */
  level: TimesheetIssue["level"] | undefined;
}

/** A row of the sheet as the grid shows it. */
export interface GridRow {
  /** Identifies the row; its number alone does not where blocks stand side by side. */
  key: string;
  row: number;
  block: number | undefined;
  cells: GridCell[];
  issues: TimesheetIssue[];
  /** `off` has nothing to enter: a day off, a sum. */
  state: "good" | "check" | "fix" | "off";
  chosen: boolean;
  /** The sheet says that the day may not have been worked: only the user can choose it. */
  doubtful: boolean;
  /** 0 is Sunday; undefined while the row's date cannot be read. */
  weekday: number | undefined;
}

/** The columns of the grid: the required ones always, the others where the sheet has them. */
export function gridColumns(draft: Draft): ColumnRole[] {
  const { mapping, moreBlocks = [] } = draft.sheet ?? {};
  const blocks = [mapping, ...moreBlocks];
  const isMapped = (role: ColumnRole) => blocks.some((block) => block?.[role] !== undefined);
  const optional: ColumnRole[] = ["breakStart", "breakEnd", "note"];
  return ["date", "start", "end", ...optional.filter(isMapped)];
}

/** The sheet's rows that have content or findings, each with its findings. */
export function gridRows(draft: Draft): GridRow[] {
  const roles = gridColumns(draft);
  const issues = issuesByRow(draft.checked.issues);
  const good = new Map(draft.checked.rows.map((row) => [rowKey(row), row]));
  const shown = inOrder(draft.sheet?.rows ?? []).filter(
    (raw) => hasContent(raw) || issues.has(rowKey(raw)),
  );
  return shown.map((raw) => {
    const key = rowKey(raw);
    const found = issues.get(key) ?? [];
    const checked = good.get(key);
    return {
      key,
      row: raw.row,
      block: raw.block,
      cells: roles.map((role) => gridCell(draft, raw, { role, found })),
      issues: found,
      state: checked === undefined ? stateOfRest(draft, found) : stateOf(found),
      chosen: checked !== undefined && !draft.leftOut.has(key),
      doubtful: checked?.doubtful === true,
      weekday: checked === undefined ? undefined : weekdayOf(checked.date),
    };
  });
}

/** Findings about the whole sheet: columns that are not read, rows above the headings. */
export function sheetIssues(draft: Draft): TimesheetIssue[] {
  const keys = new Set((draft.sheet?.rows ?? []).map(rowKey));
  return draft.checked.issues.filter((issue) => !keys.has(rowKey(issue)));
}

/** Block by block: the first half of a month before the second. */
function inOrder(rows: readonly RawRow[]): RawRow[] {
  return rows.toSorted((a, b) => (a.block ?? 0) - (b.block ?? 0));
}

/** Findings by the rows they are about: a day given twice concerns both of its rows. */
function issuesByRow(issues: readonly TimesheetIssue[]): Map<string, TimesheetIssue[]> {
  const byRow = new Map<string, TimesheetIssue[]>();
  for (const issue of issues) {
    const others = (issue.alsoCells ?? []).map((cell) => Number(/\d+$/.exec(cell)?.[0]));
    for (const row of new Set([issue.row, ...others])) {
      const key = rowKey({ row, block: issue.block });
      byRow.set(key, [...(byRow.get(key) ?? []), issue]);
    }
  }
  return byRow;
}

/** How many findings there are of each level. */
export function countIssues(draft: Draft): Record<TimesheetIssue["level"], number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const issue of draft.checked.issues) counts[issue.level] += 1;
  return counts;
}

function gridCell(
  draft: Draft,
  raw: RawRow,
  { role, found }: { role: ColumnRole; found: TimesheetIssue[] },
): GridCell {
  const mapping = draft.sheet && mappingOfRow(draft.sheet, raw);
  const name = mapping?.[role] === undefined ? String(raw.row) : placeOf(raw, role, mapping);
  return {
    role,
    name,
    text: raw.cells[role]?.text ?? "",
    edited: draft.edited.has(cellKey({ row: raw.row, block: raw.block, role })),
    level: worst(found.filter((issue) => isAbout(issue, { name, role, row: raw.row }))),
  };
}

function isAbout(
  issue: TimesheetIssue,
  { name, role, row }: Pick<GridCell, "name" | "role"> & { row: number },
): boolean {
  if (issue.alsoCells?.includes(name) === true) return true;
  return issue.row === row && (issue.role ?? "date") === role;
}

function worst(issues: TimesheetIssue[]): TimesheetIssue["level"] | undefined {
  const levels = new Set(issues.map((issue) => issue.level));
  return (["error", "warning", "info"] as const).find((level) => levels.has(level));
}

function stateOf(issues: TimesheetIssue[]): GridRow["state"] {
  return worst(issues) === "warning" ? "check" : "good";
}

/** The state of a row that is not entered; where not all findings are listed, its error may be an unlisted one. */
function stateOfRest({ checked }: Draft, issues: TimesheetIssue[]): GridRow["state"] {
  const isComplete = checked.issueCount === checked.issues.length;
  return isComplete && worst(issues) !== "error" ? "off" : "fix";
}

function hasContent(row: RawRow): boolean {
  return Object.values(row.cells).some((cell) => cell.text.trim() !== "");
}
