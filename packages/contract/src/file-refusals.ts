/**
 * The kind of a file that is not a readable workbook: the fact `kind` of UNSUPPORTED_FILE. `text` is text named
 * .xlsx.
 */
export const unsupportedKinds = [
  "text",
  "empty",
  "encrypted",
  "xls",
  "xlsb",
  "ods",
  "numbers",
  "docx",
  "pptx",
  "pdf",
  "image",
  "html",
  "xml",
  "archive",
  "unknown",
] as const;
export type UnsupportedKind = (typeof unsupportedKinds)[number];

/** What is wrong inside a file of the right kind: the fact `reason` of INVALID_WORKBOOK. */
export const workbookRefusals = [
  "damaged",
  "open_quote",
  "compression_method",
  "unsafe_entry",
  "duplicate_entry",
  "overlapping_entries",
  "too_many_entries",
  "too_large_unpacked",
  "compression_ratio",
  "dtd",
  "too_deep",
  "oversized_text",
  "too_many_sheets",
  "too_many_rows",
  "too_many_columns",
  "too_many_cells",
  "too_many_attributes",
  "too_many_styles",
  "no_such_sheet",
  "no_rows",
  "too_slow",
  "too_much_memory",
  "too_much_output",
] as const;
export type WorkbookRefusal = (typeof workbookRefusals)[number];
