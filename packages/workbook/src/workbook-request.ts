import type { Facts, RawWorkbook, ReadChoice, workbookLimits } from "@jobcan-automation/contract";
import type { ReceiptHeadings, ReceiptRow } from "@jobcan-automation/timesheet";
import type { RefusalCode } from "./refusal.ts";

/** The contract's limits, each of which an operator may change. */
export type WorkbookLimits = { readonly [Name in keyof typeof workbookLimits]: number };

/** A request to read a file. Of `fileName`, the user's own, only the extension and a month are used. */
export interface ReadRequest {
  kind: "read";
  path: string;
  fileName: string;
  choice: ReadChoice;
  limits: WorkbookLimits;
}

/** A month's template ("YYYY-MM"), with sample hours up to today ("YYYY-MM-DD"). */
interface TemplateRequest {
  kind: "template";
  month: string;
  today: string;
}

/** The user's own file, to be returned with the result beside its rows. */
export interface ReceiptOriginal {
  path: string;
  sheet: string;
  headerRow: number;
}

/** Without `original` a new workbook is written. */
export interface ReceiptRequest {
  kind: "receipt";
  rows: ReceiptRow[];
  headings: ReceiptHeadings;
  original?: ReceiptOriginal;
  limits: WorkbookLimits;
}

/** All requests to the workbook process. */
export type WorkbookRequest = ReadRequest | TemplateRequest | ReceiptRequest;

/** The first line of the process' answer; the bytes of a written file follow it. */
export type WorkbookAnswer =
  | { ok: true; workbook?: RawWorkbook; hasMacros?: boolean }
  | { ok: false; code: RefusalCode | "INTERNAL"; facts: Facts; detail?: string };
