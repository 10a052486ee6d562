import { workbookLimits } from "@jobcan-automation/contract";
import type { ProcessSystem } from "@jobcan-automation/proc";
import { runWorkbookProcess } from "./run-workbook-process.ts";

export interface MakeTemplateOptions {
  /** "YYYY-MM". */
  month: string;
  /** Today in Japan, "YYYY-MM-DD"; later days get no sample hours. */
  today: string;
  /** The workbook process' main file. */
  entry: URL;
  signal: AbortSignal;
  /** Linux where it is left out. */
  system?: ProcessSystem | undefined;
}

/** A month's template as .xlsx bytes, made in a short-lived process. */
export async function makeTemplate({
  month,
  today,
  entry,
  signal,
  system,
}: MakeTemplateOptions): Promise<Buffer> {
  const limits = { ...workbookLimits, readDeadlineMs: deadlineMs };
  const { body } = await runWorkbookProcess(
    { kind: "template", month, today },
    { entry, limits, signal, system, maxOutputBytes },
  );
  return body;
}

const deadlineMs = 15_000;
const maxOutputBytes = 1_000_000;
