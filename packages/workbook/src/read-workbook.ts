import { stat } from "node:fs/promises";
import {
  type RawWorkbook,
  type ReadChoice,
  workbookLimits,
  AutofillError,
} from "@jobcan-automation/contract";
import type { ProcessSystem } from "@jobcan-automation/proc";
import { runWorkbookProcess } from "./run-workbook-process.ts";
import type { WorkbookLimits } from "./workbook-request.ts";

export interface ReadWorkbookOptions {
  /** The uploaded file; only read. */
  path: string;
  /** The user's own name for it, of which only the extension and a month matter. */
  fileName: string;
  choice?: ReadChoice;
  /** The workbook process' main file: `workbook-main.ts`, or its bundle. */
  entry: URL;
  limits?: Partial<WorkbookLimits>;
  signal: AbortSignal;
  /** Linux where it is left out. */
  system?: ProcessSystem | undefined;
}

/**
 * Reads a workbook in a process of its own, which has ended when this settles. Throws AutofillError: UNSUPPORTED_FILE
 * {kind}, INVALID_WORKBOOK {reason}, FILE_TOO_LARGE {sizeMb, limitMb}; on abort the signal's reason. The caller limits
 * how many run at once.
 */
export async function readWorkbook(options: ReadWorkbookOptions): Promise<RawWorkbook> {
  const { path, fileName, choice = {}, entry, signal, system } = options;
  const limits = { ...workbookLimits, ...options.limits };
  await refuseLarge(path, limits);
  const { workbook } = await runWorkbookProcess(
    { kind: "read", path, fileName, choice, limits },
    { entry, limits, signal, system, maxOutputBytes },
  );
  if (!workbook) throw new AutofillError("INTERNAL", { step: "read_workbook" });
  return workbook;
}

async function refuseLarge(path: string, limits: WorkbookLimits): Promise<void> {
  const { size } = await stat(path);
  if (size <= limits.maxFileSizeMb * 1024 * 1024) return;
  const sizeMb = Math.round(size / 1024 / 102.4) / 10;
  throw new AutofillError("FILE_TOO_LARGE", { sizeMb, limitMb: limits.maxFileSizeMb });
}

/** 2,000 rows with long notes are about 3 MB. */
const maxOutputBytes = 4_000_000;
