import { columnRoles, type RawSheet } from "@jobcan-automation/contract";
import type { CellEdit } from "@jobcan-automation/timesheet";
import type { Account } from "../account.ts";
import { type Draft, cellKey, rowsToSend } from "../draft.ts";
import type { StoredOrder, StoredSheet } from "./stored-job.ts";

/** What is stored of a draft that was sent as this job. */
export function orderOf(
  { draft, account }: { draft: Draft; account: Account },
  { id, at }: { id: string; at: number },
): StoredOrder {
  const { password: _secret, ...withoutPassword } = account;
  const sheet = sheetOf(draft);
  return {
    id,
    at,
    fileName: draft.preview.fileName,
    months: monthsOf(rowsToSend(draft)),
    target: account.target ?? "practice",
    mode: account.mode,
    account: withoutPassword,
    ...(sheet === undefined ? {} : { sheet }),
  };
}

/** The months of days, in order. */
export function monthsOf(days: readonly { date: string }[]): string[] {
  return [...new Set(days.map(({ date }) => date.slice(0, 7)))].toSorted();
}

function sheetOf({ preview, sheet, edited }: Draft): StoredSheet | undefined {
  if (sheet === undefined) return undefined;
  const { uploadId, month, person } = preview;
  const { name, headerRow, mapping, layout } = sheet;
  return {
    uploadId,
    sheet: name,
    ...(layout === undefined ? { columns: { headerRow, mapping } } : {}),
    ...(month === undefined ? {} : { month }),
    ...(person === undefined ? {} : { person }),
    edits: editsOf(sheet, edited),
  };
}

/** Cells that differ from the file, as edits of it. */
function editsOf(sheet: RawSheet, edited: ReadonlySet<string>): CellEdit[] {
  return sheet.rows.flatMap(({ row, block, cells }) =>
    columnRoles.flatMap((role) => {
      const place = { row, ...(block === undefined ? {} : { block }), role };
      return edited.has(cellKey(place)) ? [{ ...place, text: cells[role]?.text ?? "" }] : [];
    }),
  );
}
