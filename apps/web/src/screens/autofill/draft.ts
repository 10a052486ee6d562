import type {
  CheckedTimesheet,
  RawSheet,
  TimesheetRow,
  UploadPreview,
} from "@jobcan-automation/contract";
import { checkTimesheet } from "@jobcan-automation/core/timesheet/check-timesheet";
import { editSheet } from "@jobcan-automation/core/timesheet/edit-sheet";
import type { CellEdit } from "@jobcan-automation/core/timesheet/edit-sheet";

/** A timesheet on its way to be sent: what was read, what the user changed in it, and which rows they left out. */
export interface Draft {
  preview: UploadPreview;
  /** The sheet with the edits; absent while its columns are unknown. */
  sheet: RawSheet | undefined;
  checked: CheckedTimesheet;
  /** Cells whose text differs from the file, as "7:end". */
  edited: ReadonlySet<string>;
  leftOut: ReadonlySet<number>;
}

export type DraftChange =
  | { type: "edit"; edit: CellEdit }
  | { type: "take_suggestions" }
  | { type: "undo_edits" }
  | { type: "choose_row"; row: number; chosen: boolean }
  | { type: "choose_all"; chosen: boolean };

/** A fresh draft of an upload: nothing edited, every good row chosen. */
export function draftOf(preview: UploadPreview): Draft {
  return {
    preview,
    sheet: preview.workbook.sheet,
    checked: preview.checked,
    edited: new Set(),
    leftOut: new Set(),
  };
}

/** The draft after a change, checked again by the same rules as the server's. */
export function changeDraft(draft: Draft, change: DraftChange): Draft {
  switch (change.type) {
    case "edit":
      return withEdit(draft, change.edit);
    case "take_suggestions":
      return withSuggestions(draft);
    case "undo_edits":
      return { ...draftOf(draft.preview), leftOut: draft.leftOut };
    case "choose_row":
      return { ...draft, leftOut: withRow(draft.leftOut, change.row, !change.chosen) };
    case "choose_all":
      return {
        ...draft,
        leftOut: new Set(change.chosen ? [] : draft.checked.rows.map(({ row }) => row)),
      };
  }
}

/** The rows to enter: without an error, and not left out. */
export function rowsToSend(draft: Draft): TimesheetRow[] {
  return draft.checked.rows.filter(({ row }) => !draft.leftOut.has(row));
}

/** The draft with only the days given still chosen, for sending the rest of an earlier job. */
export function onlyDays(draft: Draft, days: ReadonlySet<string>): Draft {
  const others = draft.checked.rows.filter(({ date }) => !days.has(date));
  return { ...draft, leftOut: new Set(others.map(({ row }) => row)) };
}

/** The draft's edits on top of another reading of the same file (its upload had expired). */
export function moveDraft(draft: Draft, preview: UploadPreview): Draft {
  return { ...draft, preview: { ...preview, checked: draft.preview.checked } };
}

function withEdit(draft: Draft, edit: CellEdit): Draft {
  if (draft.sheet === undefined) return draft;
  const original = cellText(draft.preview.workbook.sheet, edit);
  const isBack = edit.text === original;
  const sheet = isBack ? withOriginal(draft, edit) : editSheet(draft.sheet, edit);
  const edited = new Set(draft.edited);
  if (isBack) edited.delete(cellKey(edit));
  else edited.add(cellKey(edit));
  return { ...draft, sheet, edited, checked: checkTimesheet(sheet, draft.preview) };
}

/** Every listed finding mended as suggested, in one go. */
function withSuggestions(draft: Draft): Draft {
  if (draft.sheet === undefined) return draft;
  const edits = suggestedEdits(draft);
  const sheet = edits.reduce(editSheet, draft.sheet);
  const edited = new Set([...draft.edited, ...edits.map(cellKey)]);
  return { ...draft, sheet, edited, checked: checkTimesheet(sheet, draft.preview) };
}

/** What the listed findings could be mended to; of an info the suggestion is what was read. */
export function suggestedEdits({ checked }: Draft): CellEdit[] {
  return checked.issues.flatMap(({ level, row, role, suggestion }) =>
    level !== "info" && role !== undefined && suggestion !== undefined
      ? [{ row, role, text: suggestion }]
      : [],
  );
}

/** Typing the old text again brings the old cell back, with the number that stood behind it. */
function withOriginal(draft: Draft, { row, role }: CellEdit): RawSheet {
  const sheet = draft.sheet;
  const cell = findRow(draft.preview.workbook.sheet, row)?.cells[role];
  if (sheet === undefined) throw new Error("a draft without a sheet has no cells");
  const rows = sheet.rows.map((raw) => {
    if (raw.row !== row) return raw;
    const { [role]: _typed, ...others } = raw.cells;
    return { ...raw, cells: cell === undefined ? others : { ...others, [role]: cell } };
  });
  return { ...sheet, rows };
}

/** How `Draft.edited` names a cell. */
export function cellKey({ row, role }: Pick<CellEdit, "row" | "role">): string {
  return `${row}:${role}`;
}

function cellText(sheet: RawSheet | undefined, { row, role }: CellEdit): string {
  return findRow(sheet, row)?.cells[role]?.text ?? "";
}

function findRow(sheet: RawSheet | undefined, row: number) {
  return sheet?.rows.find((raw) => raw.row === row);
}

function withRow(rows: ReadonlySet<number>, row: number, present: boolean): Set<number> {
  const changed = new Set(rows);
  if (present) changed.add(row);
  else changed.delete(row);
  return changed;
}
