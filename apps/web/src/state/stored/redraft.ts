import type { AutofillClient } from "@jobcan-automation/client/browser";
import { columnRoles, type RawSheet, type UploadPreview } from "@jobcan-automation/contract";
import { changeDraft } from "../change-draft.ts";
import { type Draft, draftOf, onlyDays, rowsToSend } from "../draft.ts";
import { reportedCode } from "../reported-code.ts";
import type { StoredSheet } from "./stored-job.ts";

type Workbooks = Pick<AutofillClient["workbooks"], "read">;

/**
 * These days of a sheet that was sent before, read again from the file that the service still has: its columns, month,
 * person and edits as they were. Undefined where the file is gone, or no longer gives all of these days.
 */
export async function redraft(
  workbooks: Workbooks,
  stored: StoredSheet,
  dates: ReadonlySet<string>,
): Promise<Draft | undefined> {
  const preview = await readAgain(workbooks, stored);
  if (preview === undefined) return undefined;
  const draft = onlyDays(withChoices(draftOf(preview), stored), dates);
  return rowsToSend(draft).length === dates.size ? draft : undefined;
}

async function readAgain(
  workbooks: Workbooks,
  { uploadId, sheet, columns }: StoredSheet,
): Promise<UploadPreview | undefined> {
  try {
    const preview = await workbooks.read(uploadId, { sheet });
    if (columns === undefined || isReadBy(preview.workbook.sheet, columns)) return preview;
    return await workbooks.read(uploadId, { sheet, ...columns });
  } catch (error) {
    if (reportedCode(error) === "UPLOAD_NOT_FOUND") return undefined;
    throw error;
  }
}

function isReadBy(
  sheet: RawSheet | undefined,
  { headerRow, mapping }: NonNullable<StoredSheet["columns"]>,
): boolean {
  return (
    sheet?.headerRow === headerRow &&
    columnRoles.every((role) => sheet.mapping[role] === mapping[role])
  );
}

function withChoices(draft: Draft, { month, person, edits }: StoredSheet): Draft {
  let chosen = draft;
  if (person !== undefined) chosen = changeDraft(chosen, { type: "choose_person", person });
  if (month !== undefined) chosen = changeDraft(chosen, { type: "choose_month", month });
  return edits.reduce((before, edit) => changeDraft(before, { type: "edit", edit }), chosen);
}
