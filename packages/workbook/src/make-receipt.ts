import { type DayRecord, workbookLimits, AutofillError } from "@jobcan-automation/contract";
import type { ProcessSystem } from "@jobcan-automation/proc";
import { receiptRows, type ReceiptLabels } from "@jobcan-automation/timesheet";
import { runWorkbookProcess } from "./run-workbook-process.ts";
import type { ReceiptOriginal, ReceiptRequest, WorkbookLimits } from "./workbook-request.ts";

export interface MakeReceiptOptions {
  records: readonly DayRecord[];
  labels: ReceiptLabels;
  /** The uploaded .xlsx and which of its sheets was read; leave it out for a CSV or when the file is gone. */
  original?: ReceiptOriginal;
  limits?: Partial<WorkbookLimits>;
  entry: URL;
  signal: AbortSignal;
  /** Linux where it is left out. */
  system?: ProcessSystem | undefined;
}

export interface Receipt {
  bytes: Buffer;
  /** True for the user's own file, false for a newly written one. */
  isOriginal: boolean;
  /** The extension its name needs: Excel does not open a file with macros that is called .xlsx. */
  extension: "xlsx" | "xlsm";
}

/**
 * The receipt as .xlsx, made in a short-lived process. If the original cannot be loaded safely, a second process writes
 * a new workbook.
 */
export async function makeReceipt(options: MakeReceiptOptions): Promise<Receipt> {
  const { records, labels, original, entry, signal, system } = options;
  const limits = { ...workbookLimits, ...options.limits, readDeadlineMs: deadlineMs };
  const rows = receiptRows(records, labels);
  const request: ReceiptRequest = { kind: "receipt", rows, headings: labels.headings, limits };
  const run = (receipt: ReceiptRequest) =>
    runWorkbookProcess(receipt, { entry, limits, signal, system, maxOutputBytes });
  if (original) {
    const patched = await unlessUnreadable(run({ ...request, original }), signal);
    if (patched) {
      const extension = patched.hasMacros ? "xlsm" : "xlsx";
      return { bytes: patched.body, isOriginal: true, extension };
    }
  }
  return { bytes: (await run(request)).body, isOriginal: false, extension: "xlsx" };
}

/** Undefined when the file could not be used; an abort is thrown on. */
async function unlessUnreadable<T>(
  patched: Promise<T>,
  signal: AbortSignal,
): Promise<T | undefined> {
  try {
    return await patched;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AutofillError) return undefined;
    throw error;
  }
}

const deadlineMs = 15_000;
const maxOutputBytes = 20_000_000;
