import type {
  CheckedTimesheet,
  RawSheet,
  TimesheetRow,
  UploadPreview,
} from "@jobcan-automation/contract";
import type { CellEdit } from "@jobcan-automation/timesheet";

/** A timesheet before it is sent: what was read, the user's edits, and the rows that are left out. */
export interface Draft {
  preview: UploadPreview;
  /** The sheet with the edits; absent while its columns are unknown. */
  sheet: RawSheet | undefined;
  checked: CheckedTimesheet;
  /** Cells whose text differs from the file, as "7:end". */
  edited: ReadonlySet<string>;
  /** Keys of rows that are not entered: left out by the user, or doubtful or still to come and not chosen yet. */
  leftOut: ReadonlySet<string>;
}

/** A row's number, and its block where a sheet has several side by side. */
export type RowPlace = Pick<TimesheetRow, "row"> & { block?: number | undefined };

/**
 * A new draft of an upload: without edits, with every row chosen that is neither wrong nor doubtful nor of a day to
 * come.
 */
export function draftOf(preview: UploadPreview): Draft {
  return {
    preview,
    sheet: preview.workbook.sheet,
    checked: preview.checked,
    edited: new Set(),
    leftOut: new Set(openKeys(preview.checked, preview.today)),
  };
}

/** The rows to enter, by date: without an error, and not left out. */
export function rowsToSend(draft: Draft): TimesheetRow[] {
  return draft.checked.rows.filter((row) => !draft.leftOut.has(rowKey(row)));
}

/** The draft with only the given days chosen, for sending the rest of an earlier job. */
export function onlyDays(draft: Draft, days: ReadonlySet<string>): Draft {
  const others = draft.checked.rows.filter(({ date }) => !days.has(date));
  return { ...draft, leftOut: new Set(others.map(rowKey)) };
}

/** The draft with only its first day chosen. */
export function onlyFirstDay(draft: Draft): Draft {
  const [first] = rowsToSend(draft);
  return first === undefined ? draft : onlyDays(draft, new Set([first.date]));
}

/** The draft without the rows that another has chosen. */
export function withoutRowsOf(draft: Draft, sent: Draft): Draft {
  return { ...draft, leftOut: new Set([...draft.leftOut, ...rowsToSend(sent).map(rowKey)]) };
}

/** The draft's edits on top of another reading of the same file (its upload had expired). */
export function moveDraft(draft: Draft, preview: UploadPreview): Draft {
  const { month, person, checked } = draft.preview;
  const choice = { ...(month && { month }), ...(person && { person }) };
  return { ...draft, preview: { ...preview, ...choice, checked } };
}

/** The key of a cell in `Draft.edited`. */
export function cellKey(cell: RowPlace & Pick<CellEdit, "role">): string {
  return `${rowKey(cell)}:${cell.role}`;
}

/** The key of a row in `Draft.leftOut`. */
export function rowKey({ row, block }: RowPlace): string {
  return block === undefined ? String(row) : `${row}.${block}`;
}

/** Keys of the rows that only the user can choose. */
export function openKeys({ rows }: CheckedTimesheet, today: string): string[] {
  return rows.filter((row) => isOpen(row, today)).map(rowKey);
}

/** True for a row that only the user can choose: a doubtful one, or a day to come. */
export function isOpenRow({ preview }: Draft, row: TimesheetRow): boolean {
  return isOpen(row, preview.today);
}

function isOpen({ doubtful, date }: TimesheetRow, today: string): boolean {
  return doubtful === true || date > today;
}
