import type { ColumnRole, RawRow, TimesheetIssue, TimesheetRow } from "@jobcan-automation/contract";
import {
  cutText,
  mappingOfRow,
  placeOf,
  understoodRows,
  weekdayOf,
  type UnderstoodRow,
} from "@jobcan-automation/timesheet";
import { type Draft, cellKey, isOpenRow, rowKey } from "../../../state/draft.ts";
import { shownText } from "../../../state/shown-text.ts";

export interface GridCell {
  /** Identifies the cell in the grid. */
  key: string;
  role: ColumnRole;
  /** "C7", as in the sheet; only the row's number while the column is unknown. */
  name: string;
  /** What was understood ("9:15"), or the text where nothing was. */
  shown: string;
  /** The sheet's own text ("0.385416667"), where it is another or too long for its cell. */
  raw: string | undefined;
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
  /** What the row is called: its number, or the cell of its date where days stand side by side. */
  place: string;
  cells: GridCell[];
  issues: TimesheetIssue[];
  /** `off` has nothing to enter: a day off, a sum. */
  state: "good" | "check" | "fix" | "off";
  chosen: boolean;
  /** Only the user can choose it: the sheet puts it in doubt, or the day is still to come. */
  isOpen: boolean;
  /** ISO day; undefined while the row's date cannot be read. */
  date: string | undefined;
  /** 0 is Sunday. */
  weekday: number | undefined;
  /** Minutes from start to end, less the breaks of the sheet; undefined for a row that cannot be entered. */
  workedMin: number | undefined;
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
  const { rows = [] } = draft.sheet ?? {};
  const roles = gridColumns(draft);
  const issues = issuesByRow(draft.checked.issues);
  const good = new Map(draft.checked.rows.map((row) => [rowKey(row), row]));
  const meaning = draft.sheet && understoodRows(draft.sheet, draft.preview);
  const shown = inOrder(rows).filter(
    (raw) => meaning?.has(raw) === true && (hasContent(raw) || issues.has(rowKey(raw))),
  );
  return shown.map((raw) => {
    const key = rowKey(raw);
    const found = issues.get(key) ?? [];
    const checked = good.get(key);
    const understood = meaning?.get(raw) ?? { times: {} };
    const date = checked?.date ?? understood.date;
    return {
      key,
      row: raw.row,
      block: raw.block,
      place: placeOfRow(draft, raw),
      cells: roles.map((role) => gridCell(draft, raw, { role, found, understood })),
      issues: found,
      state: checked === undefined ? stateOfRest(draft, found) : stateOf(found),
      chosen: checked !== undefined && !draft.leftOut.has(key),
      isOpen: checked !== undefined && isOpenRow(draft, checked),
      date,
      weekday: date === undefined ? undefined : weekdayOf(date),
      workedMin: checked && workedMin(checked),
    };
  });
}

/** What a row is called: "7", or "D3" where days stand side by side. */
function placeOfRow(draft: Draft, raw: RawRow): string {
  const mapping = draft.sheet && mappingOfRow(draft.sheet, raw);
  const isAcross = raw.column !== undefined && mapping !== undefined;
  return isAcross ? placeOf(raw, "date", mapping) : String(raw.row);
}

/** Minutes of a day's work: from start to end, less the breaks that the sheet has. */
function workedMin({ startMin, endMin, breaks }: TimesheetRow): number {
  return breaks.reduce((min, rest) => min - (rest.endMin - rest.startMin), endMin - startMin);
}

/** Findings about the whole sheet: columns that are not read, rows above the headings. */
export function sheetIssues(draft: Draft): TimesheetIssue[] {
  const keys = new Set((draft.sheet?.rows ?? []).map(rowKey));
  return draft.checked.issues.filter(
    (issue) => !keys.has(rowKey(issue)) && !saidByMonthField.has(issue.code),
  );
}

/** The month has a field of its own, which says how it was read. */
const saidByMonthField: ReadonlySet<TimesheetIssue["code"]> = new Set([
  "month_understood",
  "month_needed",
]);

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

interface CellContext {
  role: ColumnRole;
  found: TimesheetIssue[];
  understood: UnderstoodRow;
}

function gridCell(draft: Draft, raw: RawRow, { role, found, understood }: CellContext): GridCell {
  const mapping = draft.sheet && mappingOfRow(draft.sheet, raw);
  const name = mapping?.[role] === undefined ? String(raw.row) : placeOf(raw, role, mapping);
  const text = raw.cells[role]?.text ?? "";
  const shown = shownText(role, understood, text);
  const key = cellKey({ row: raw.row, block: raw.block, role });
  return {
    key,
    role,
    name,
    shown,
    raw: isWhollyShown(role, text, shown) ? undefined : cutText(text, maxRawChars),
    edited: draft.edited.has(key),
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

function isWhollyShown(role: ColumnRole, text: string, shown: string): boolean {
  return text.trim() === shown.trim() && (role === "note" || text.length <= maxTimeChars);
}

const maxRawChars = 60;
/** What a cell for a time shows on its two lines, at least. */
const maxTimeChars = 10;
