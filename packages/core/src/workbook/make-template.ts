import { workbookLimits } from "@jobcan-automation/contract/limits";
import { runWorkbookProcess } from "./run-workbook-process.ts";

export interface MakeTemplateOptions {
  /** "YYYY-MM". */
  month: string;
  /** The workbook process' main file. */
  entry: URL;
  signal: AbortSignal;
}

/** A month's template as .xlsx bytes, made in a short-lived process. It is the same all month: keep it if it is asked for often. */
export async function makeTemplate({ month, entry, signal }: MakeTemplateOptions): Promise<Buffer> {
  const limits = { ...workbookLimits, readDeadlineMs: deadlineMs };
  const { body } = await runWorkbookProcess(
    { kind: "template", month },
    { entry, limits, signal, maxOutputBytes },
  );
  return body;
}

const deadlineMs = 15_000;
const maxOutputBytes = 1_000_000;
