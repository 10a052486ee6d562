import type { Facts } from "@jobcan-automation/contract";

/**
 * Why a file is not read. The workbook process throws this instead of AutofillError, because it must start quickly and carries no zod;
 * the parent gives it on as an AutofillError of the same code and facts.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly facts: Facts;

  constructor(code: RefusalCode, facts: Facts, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.facts = facts;
  }
}

export type RefusalCode = "UNSUPPORTED_FILE" | "INVALID_WORKBOOK" | "FILE_TOO_LARGE";

/** What is wrong inside a file of the right kind; the page has a sentence for each. */
export type WorkbookFault =
  | "damaged"
  | "unsafe_entry"
  | "duplicate_entry"
  | "overlapping_entries"
  | "too_many_entries"
  | "too_large_unpacked"
  | "compression_ratio"
  | "dtd"
  | "too_deep"
  | "oversized_text"
  | "too_many_sheets"
  | "too_many_rows"
  | "too_many_columns"
  | "too_many_styles"
  | "no_such_sheet"
  | "no_rows"
  | "too_slow"
  | "too_much_memory"
  | "too_much_output";

/** INVALID_WORKBOOK with its reason. */
export function invalidWorkbook(reason: WorkbookFault, facts: Facts = {}): Refusal {
  return new Refusal("INVALID_WORKBOOK", { reason, ...facts });
}

/** UNSUPPORTED_FILE with the kind of file it is instead. */
export function unsupportedFile(kind: FileKind): Refusal {
  return new Refusal("UNSUPPORTED_FILE", { kind });
}

/** What a file is by its content. Only `xlsx` and `text` are read. */
export type FileKind =
  | "xlsx"
  | "text"
  | "empty"
  | "encrypted"
  | "xls"
  | "xlsb"
  | "ods"
  | "numbers"
  | "docx"
  | "pptx"
  | "pdf"
  | "image"
  | "html"
  | "xml"
  | "archive"
  | "unknown";
