import type { Facts, UnsupportedKind, WorkbookRefusal } from "@jobcan-automation/contract";
import type { ErrorSentence } from "../sentences.ts";

/** Files that are not readable workbooks, in English: what it is, and how to make one of it. */
export const unsupportedEn: Readonly<Record<UnsupportedKind, ErrorSentence>> = {
  text: {
    what: "The file holds plain text under the name of a workbook.",
    next: "Open it in Excel and save it as “Excel Workbook (.xlsx)”, or end its name in .csv.",
  },
  empty: { what: "The file is empty.", next: "See that it was saved, and choose it again." },
  encrypted: {
    what: "The file is protected by a password.",
    next: "In Excel: File → Info → Protect Workbook, remove the password, and save it again.",
  },
  xls: {
    what: "This is an old Excel file (.xls).",
    next: "Open it in Excel and save it as “Excel Workbook (.xlsx)”.",
  },
  xlsb: {
    what: "This is a binary Excel file (.xlsb).",
    next: "Open it in Excel and save it as “Excel Workbook (.xlsx)”.",
  },
  ods: {
    what: "This is an OpenDocument file (.ods).",
    next: "Open it in LibreOffice, for example, and save it as Excel (.xlsx).",
  },
  numbers: {
    what: "This is a Numbers file.",
    next: "In Numbers: File → Export To → Excel gives an .xlsx.",
  },
  docx: {
    what: "This is a Word file.",
    next: "Paste its table into Excel or the template, and save that as .xlsx.",
  },
  pptx: {
    what: "This is a PowerPoint file.",
    next: "Paste its table into Excel or the template, and save that as .xlsx.",
  },
  pdf: {
    what: "This is a PDF.",
    next: "Choose the Excel file it came from, or fill in the template.",
  },
  image: {
    what: "This is a picture.",
    next: "Choose the Excel file it came from, or fill in the template.",
  },
  html: {
    what: "This is a web page (many systems export these as “Excel”).",
    next: "Open it in Excel and save it as “Excel Workbook (.xlsx)”.",
  },
  xml: {
    what: "This is an XML file.",
    next: "Open it in Excel and save it as “Excel Workbook (.xlsx)”.",
  },
  archive: {
    what: "This is a packed archive (ZIP or alike).",
    next: "Unpack it and choose the .xlsx inside.",
  },
  unknown: {
    what: "This is neither Excel nor CSV.",
    next: "Save it from Excel as .xlsx, or as CSV (UTF-8 or Shift_JIS).",
  },
};

/** Workbooks that are not read, in English: why, and what to do. */
export const workbookRefusalsEn: Readonly<
  Record<WorkbookRefusal, (facts: Facts) => ErrorSentence>
> = {
  open_quote: ({ line }) => ({
    what: `A quote (")${line === undefined ? "" : ` opened in line ${line}`} is not closed by the end of the file.`,
    next: "Correct the quotes of that line and save the file again.",
  }),
  compression_method: () => ({
    what: "The file is compressed in a way that cannot be read.",
    next: "Open it in Excel and save it as “Excel Workbook (.xlsx)”.",
  }),
  damaged: ({ row }) => ({
    what: row === undefined ? "The file is damaged." : `The file is damaged from row ${row} on.`,
    next: "Open it in Excel and save it again, or download or copy it once more.",
  }),
  unsafe_entry: () => strange,
  duplicate_entry: () => strange,
  overlapping_entries: () => strange,
  too_many_entries: ({ limit }) => ({
    what: `The file has too many parts${upTo(limit, "")}.`,
    next: onlyTheSheet,
  }),
  too_large_unpacked: ({ limitMb }) => ({
    what: `Unpacked, the file is too large${upTo(limitMb, " MB")}.`,
    next: onlyTheSheet,
  }),
  compression_ratio: () => ({
    what: "The file is packed so densely that opening it is not safe.",
    next: "Delete unused rows and formats, or paste the values into the template.",
  }),
  dtd: () => strange,
  too_deep: () => strange,
  oversized_text: ({ row, limit }) => ({
    what:
      row === undefined
        ? "A single cell or part holds too much text."
        : `A cell of row ${row} holds too much text${upTo(limit, " characters")}.`,
    next: "Delete long texts and embedded things, and save it again.",
  }),
  too_many_sheets: ({ limit }) => ({
    what: `There are too many sheets${upTo(limit, "")}.`,
    next: onlyTheSheet,
  }),
  too_many_rows: ({ limit }) => ({
    what: `There are too many rows${upTo(limit, "")}.`,
    next: "Keep only the rows of the month to enter, and save it again.",
  }),
  too_many_columns: () => ({
    what: "The columns of date, start and end are too far to the right to be found (up to the 50th).",
    next: "Delete unused columns, or paste the values into the template.",
  }),
  too_many_cells: ({ row, limit }) => ({
    what:
      row === undefined
        ? `There are too many cells${upTo(limit, "")}.`
        : `Row ${row} has too many cells${upTo(limit, "")}.`,
    next: "Delete unused rows and columns, and save it again.",
  }),
  too_many_attributes: () => strange,
  too_many_styles: () => ({
    what: "There are too many cell formats.",
    next: "Paste the values into the template.",
  }),
  no_such_sheet: () => ({ what: "The chosen sheet is not there.", next: "Choose the file again." }),
  no_rows: () => ({
    what: "There is no row to read.",
    next: "Fill in the days below the headings.",
  }),
  too_slow: () => ({
    what: "Reading took too long and was stopped.",
    next: "Try again; if that does not help, paste the values into the template.",
  }),
  too_much_memory: ({ limitMb }) => ({
    what: `Reading took too much memory and was stopped${upTo(limitMb, " MB")}.`,
    next: onlyTheSheet,
  }),
  too_much_output: () => ({
    what: "There is too much text; reading was stopped.",
    next: "Shorten long notes, or leave rows out.",
  }),
};

const onlyTheSheet = "Save it again with only the attendance sheet.";
const strange: ErrorSentence = {
  what: "The file holds what Excel itself never writes, and opening it is not safe.",
  next: "Open it in Excel and save it under another name, or paste the values into the template.",
};

function upTo(limit: Facts[string] | undefined, unit: string): string {
  return limit === undefined ? "" : ` (at most ${limit}${unit})`;
}
