import type { Facts, RawWorkbook, ReadChoice, workbookLimits } from "@jobcan-automation/contract";
import type { RefusalCode } from "./refusal.ts";

/** The limits of contract/limits, each of which an operator may set otherwise. */
export type WorkbookLimits = { readonly [Name in keyof typeof workbookLimits]: number };

/** One read as the workbook process is asked for it. `fileName` is only looked at for its ending. */
export interface ReadRequest {
  kind: "read";
  path: string;
  fileName: string;
  choice: ReadChoice;
  limits: WorkbookLimits;
}

/** A month's template ("YYYY-MM"), with sample hours up to today ("YYYY-MM-DD"). */
export interface TemplateRequest {
  kind: "template";
  month: string;
  today: string;
}

/** One line of a receipt, all of it text as it is shown. `row` is the row of the user's sheet. */
export interface ReceiptRow {
  row: number;
  date: string;
  start: string;
  end: string;
  note: string;
  result: string;
  held: string;
  reason: string;
}

/** What the columns of a receipt are called. */
export type ReceiptHeadings = Record<Exclude<keyof ReceiptRow, "row">, string>;

/** The user's own file, to be given back with the result beside its rows. */
export interface ReceiptOriginal {
  path: string;
  sheet: string;
  headerRow: number;
}

/** Without `original` a clean workbook is written. */
export interface ReceiptRequest {
  kind: "receipt";
  rows: ReceiptRow[];
  headings: ReceiptHeadings;
  original?: ReceiptOriginal;
  limits: WorkbookLimits;
}

/** Anything the workbook process can be asked for. */
export type WorkbookRequest = ReadRequest | TemplateRequest | ReceiptRequest;

/** The first line of the process' answer; bytes of a written file follow it. */
export type WorkbookAnswer =
  | { ok: true; workbook?: RawWorkbook; hasMacros?: boolean }
  | { ok: false; code: RefusalCode | "INTERNAL"; facts: Facts; detail?: string };
