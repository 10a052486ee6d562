import type { AutofillClient } from "@jobcan-automation/client/browser";
import type { UploadPreview } from "@jobcan-automation/contract";
import type { ChoiceStore } from "./remembered-columns.ts";
import { recallColumns } from "./remembered-columns.ts";

type Workbooks = Pick<AutofillClient["workbooks"], "upload" | "read">;

/** Uploads a file; where its columns could not be told, reads it as the user chose for the same headings before. */
export async function readFile(
  workbooks: Workbooks,
  file: File,
  store: ChoiceStore,
): Promise<UploadPreview> {
  const preview = await workbooks.upload(file, file.name);
  const toMap = preview.workbook.headersToMap;
  if (preview.workbook.sheet !== undefined || toMap === undefined) return preview;
  const mapping = recallColumns(store, toMap.headers);
  if (mapping === undefined) return preview;
  return await workbooks.read(preview.uploadId, {
    sheet: toMap.name,
    headerRow: toMap.headerRow,
    mapping,
  });
}
