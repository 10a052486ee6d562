import { type DayRecord, workbookLimits, AutofillError } from "@jobcan-automation/contract";
import { receiptRows, type ReceiptLabels } from "./receipt-rows.ts";
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
}

export interface Receipt {
  bytes: Buffer;
  /** True when it is the user's own file, false when a clean one had to be written. */
  isOriginal: boolean;
  /** What its name must end in: a file with macros that is called .xlsx is not opened by Excel. */
  extension: "xlsx" | "xlsm";
}

/** The receipt as .xlsx, made in a short-lived process. An original that cannot be loaded safely costs a second process and gives a clean workbook. */
export async function makeReceipt(options: MakeReceiptOptions): Promise<Receipt> {
  const { records, labels, original, entry, signal } = options;
  const limits = { ...workbookLimits, ...options.limits, readDeadlineMs: deadlineMs };
  const rows = receiptRows(records, labels);
  const request: ReceiptRequest = { kind: "receipt", rows, headings: labels.headings, limits };
  const run = async (asked: ReceiptRequest) =>
    await runWorkbookProcess(asked, { entry, limits, signal, maxOutputBytes });
  if (original) {
    const patched = await unlessUnreadable(run({ ...request, original }), signal);
    if (patched) {
      const extension = patched.hasMacros ? "xlsm" : "xlsx";
      return { bytes: patched.body, isOriginal: true, extension };
    }
  }
  return { bytes: (await run(request)).body, isOriginal: false, extension: "xlsx" };
}

/** Undefined when the file was the reason; an abort stays an abort. */
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
