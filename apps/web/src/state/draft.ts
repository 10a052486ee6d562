import type {
  CheckedTimesheet,
  RawSheet,
  TimesheetRow,
  UploadPreview,
} from "@jobcan-automation/contract";
import {
  checkTimesheet,
  editSheet,
  isRow,
  suggestedEdits,
  type CellEdit,
} from "@jobcan-automation/timesheet";

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

export type DraftChange =
  | { type: "edit"; edit: CellEdit }
  | { type: "choose_month"; month: string }
  | { type: "choose_person"; person: string }
  | { type: "take_suggestions" }
  | { type: "undo_edits" }
  | { type: "choose_row"; place: RowPlace; chosen: boolean }
  | { type: "choose_all"; chosen: boolean };

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

/** The draft after a change, checked by the same rules as the server's. */
export function changeDraft(draft: Draft, change: DraftChange): Draft {
  switch (change.type) {
    case "edit":
      return withEdit(draft, change.edit);
    case "choose_month":
      return withChoice(draft, { month: change.month });
    case "choose_person":
      return withChoice(draft, { person: change.person });
    case "take_suggestions":
      return withSuggestions(draft);
    case "undo_edits":
      return { ...draftOf(draft.preview), leftOut: leftOutAfter(draft, draft.preview.checked) };
    case "choose_row":
      return { ...draft, leftOut: withRow(draft.leftOut, change.place, !change.chosen) };
    case "choose_all":
      return {
        ...draft,
        leftOut: new Set(change.chosen ? [] : draft.checked.rows.map(rowKey)),
      };
  }
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

function withEdit(draft: Draft, edit: CellEdit): Draft {
  if (draft.sheet === undefined) return draft;
  const original = cellText(draft.preview.workbook.sheet, edit);
  const isBack = edit.text === original;
  const sheet = isBack ? withOriginal(draft, edit) : editSheet(draft.sheet, edit);
  const edited = new Set(draft.edited);
  if (isBack) edited.delete(cellKey(edit));
  else edited.add(cellKey(edit));
  return recheck({ ...draft, sheet, edited }, sheet);
}

/** The draft with days that do not say their month read as of this one, or with one person's rows; its edits stay. */
function withChoice(draft: Draft, choice: { month: string } | { person: string }): Draft {
  const original = draft.preview.workbook.sheet;
  if (draft.sheet === undefined || original === undefined) return draft;
  const chosen = { ...draft.preview, ...choice };
  const preview = { ...chosen, checked: checkTimesheet(original, chosen) };
  const checked = checkTimesheet(draft.sheet, chosen);
  return { ...draft, preview, checked, leftOut: leftOutAfter(draft, checked) };
}

/** Checks the sheet again; a row that becomes doubtful, or that moves to a day to come, is left out. */
function recheck(draft: Draft, sheet: RawSheet): Draft {
  const checked = checkTimesheet(sheet, draft.preview);
  return { ...draft, checked, leftOut: leftOutAfter(draft, checked) };
}

function leftOutAfter(draft: Draft, checked: CheckedTimesheet): Set<string> {
  const { today } = draft.preview;
  const before = new Set(openKeys(draft.checked, today));
  const newly = openKeys(checked, today).filter((key) => !before.has(key));
  return new Set([...draft.leftOut, ...newly]);
}

/** Rows that only the user can choose: doubtful ones, and days to come. */
function openKeys({ rows }: CheckedTimesheet, today: string): string[] {
  return rows.filter(({ doubtful, date }) => doubtful === true || date > today).map(rowKey);
}

/** Applies the suggestions of all listed findings. */
function withSuggestions(draft: Draft): Draft {
  if (draft.sheet === undefined) return draft;
  const edits = suggestedEdits(draft.checked.issues);
  const sheet = edits.reduce(editSheet, draft.sheet);
  const edited = new Set([...draft.edited, ...edits.map(cellKey)]);
  return recheck({ ...draft, sheet, edited }, sheet);
}

/** Typing the old text again restores the original cell, with the number behind its text. */
function withOriginal(draft: Draft, edit: CellEdit): RawSheet {
  const { role } = edit;
  const sheet = draft.sheet;
  const cell = findRow(draft.preview.workbook.sheet, edit)?.cells[role];
  if (sheet === undefined) throw new Error("a draft without a sheet has no cells");
  const rows = sheet.rows.map((raw) => {
    if (!isRow(raw, edit)) return raw;
    const { [role]: _typed, ...others } = raw.cells;
    return { ...raw, cells: cell === undefined ? others : { ...others, [role]: cell } };
  });
  return { ...sheet, rows };
}

/** The key of a cell in `Draft.edited`. */
export function cellKey(cell: RowPlace & Pick<CellEdit, "role">): string {
  return `${rowKey(cell)}:${cell.role}`;
}

/** The key of a row in `Draft.leftOut`. */
export function rowKey({ row, block }: RowPlace): string {
  return block === undefined ? String(row) : `${row}.${block}`;
}

function cellText(sheet: RawSheet | undefined, edit: CellEdit): string {
  return findRow(sheet, edit)?.cells[edit.role]?.text ?? "";
}

function findRow(sheet: RawSheet | undefined, place: RowPlace) {
  return sheet?.rows.find((raw) => isRow(raw, place));
}

function withRow(rows: ReadonlySet<string>, place: RowPlace, present: boolean): Set<string> {
  const changed = new Set(rows);
  if (present) changed.add(rowKey(place));
  else changed.delete(rowKey(place));
  return changed;
}
