import type { CheckedTimesheet, RawSheet, UploadPreview } from "@jobcan-automation/contract";
import {
  checkTimesheet,
  editSheet,
  isRow,
  suggestedEdits,
  type CellEdit,
  understoodRows,
} from "@jobcan-automation/timesheet";
import { cellKey, draftOf, openKeys, rowKey, type Draft, type RowPlace } from "./draft.ts";
import { shownText } from "./shown-text.ts";

export type DraftChange =
  | { type: "edit"; edit: CellEdit }
  | { type: "choose_month"; month: string }
  | { type: "choose_person"; person: string }
  | { type: "take_suggestions" }
  | { type: "undo_edits" }
  | { type: "choose_row"; place: RowPlace; chosen: boolean }
  | { type: "choose_all"; chosen: boolean };

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

function withEdit(draft: Draft, edit: CellEdit): Draft {
  if (draft.sheet === undefined) return draft;
  const isBack = isOriginal(draft.preview, edit);
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

/** True for the cell's own text, and for what it was understood as and shown. */
function isOriginal(preview: UploadPreview, { role, text, ...place }: CellEdit): boolean {
  const { sheet } = preview.workbook;
  const raw = findRow(sheet, place);
  if (sheet === undefined || raw === undefined) return text === "";
  const original = raw.cells[role]?.text ?? "";
  const meant = understoodRows(sheet, preview).get(raw) ?? { times: {} };
  return text === original || text === shownText(role, meant, original);
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
