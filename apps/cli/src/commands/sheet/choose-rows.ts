import type { TimesheetRow, UploadPreview } from "@jobcan-automation/contract";
import type { CliPorts } from "../../cli-ports.ts";
import { issueLines, sheetLines } from "./preview-lines.ts";
import { readSheet, type SheetValues, sortRows } from "./read-sheet.ts";

/** The rows of a sheet that go to the service. */
export interface ChosenRows {
  preview: UploadPreview;
  rows: TimesheetRow[];
  /** How many rows of the sheet are not among them. */
  leftOut: number;
}

/**
 * Reads a sheet and says on stderr what was found in it and which rows are not sent. Undefined where it has to be
 * corrected first.
 */
export async function chooseRows(
  ports: CliPorts,
  path: string,
  values: SheetValues,
): Promise<ChosenRows | undefined> {
  const { sentences, words } = ports;
  const preview = await readSheet(ports, path, values);
  for (const line of sheetLines(preview, sentences)) ports.err(`${line}\n`);
  for (const line of issueLines(preview, sentences)) ports.err(`${line}\n`);
  const { send: rows, heldBack, wrong, isGood } = sortRows(preview, values);
  if (heldBack.length > 0) ports.err(`${words.heldBack(heldBack.map(({ row }) => row))}\n`);
  if (!isGood) return undefined;
  if (wrong.length > 0) ports.err(`${words.skipped(wrong)}\n`);
  return { preview, rows, leftOut: heldBack.length + wrong.length };
}
