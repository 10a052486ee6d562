import type { AutofillClient } from "@jobcan-automation/client/browser";
import type { UploadPreview } from "@jobcan-automation/contract";
import { columnsToChoose } from "../columns/chosen-columns.ts";
import { type ChoiceStore, recallColumns } from "../columns/remembered-columns.ts";

type Workbooks = Pick<AutofillClient["workbooks"], "upload" | "read">;

/** Uploads and reads a file; columns that the user chose for the same headings before have precedence. */
export async function readFile(
  workbooks: Workbooks,
  file: File,
  store: ChoiceStore,
): Promise<UploadPreview> {
  return await withRememberedColumns(workbooks, await workbooks.upload(file, file.name), store);
}

/** Reads another sheet of an upload in the same way. */
export async function readSheet(
  workbooks: Workbooks,
  { uploadId, sheet }: { uploadId: string; sheet: string },
  store: ChoiceStore,
): Promise<UploadPreview> {
  return await withRememberedColumns(workbooks, await workbooks.read(uploadId, { sheet }), store);
}

async function withRememberedColumns(
  workbooks: Workbooks,
  preview: UploadPreview,
  store: ChoiceStore,
): Promise<UploadPreview> {
  const { sheet, sheets, headersToMap } = preview.workbook;
  const source = sheet ?? headersToMap;
  const isOthers =
    sheet?.people?.some((name) => sheets.some((other) => other.name === name)) === true;
  const isAsked = isOthers || sheet?.monthSheets !== undefined;
  // Of sheets by person or month the user chooses one first.
  if (source === undefined || isAsked) return preview;
  const mapping = recallColumns(store, source.headers);
  if (mapping === undefined) return preview;
  const isRead = columnsToChoose.every((role) => sheet?.mapping[role] === mapping[role]);
  if (isRead) return preview;
  const { name, headerRow } = source;
  return await workbooks.read(preview.uploadId, { sheet: name, headerRow, mapping });
}
