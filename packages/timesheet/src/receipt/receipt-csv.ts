import { csvText, plainCell, quotedCell } from "../csv-text.ts";
import type { ReceiptHeadings, ReceiptRow } from "./receipt-rows.ts";

/**
 * The receipt as CSV. No cell can be taken for a formula (SECURITY.md T15, docs/faults.md F50).
 */
export function receiptCsv(rows: readonly ReceiptRow[], headings: ReceiptHeadings): string {
  return csvText([headings, ...rows].map((line) => columns.map((column) => csvCell(line[column]))));
}

/**
 * One CSV cell: quoted where needed, with an apostrophe before what a spreadsheet would take for a formula. @internal
 */
export function csvCell(text: string): string {
  const isFormula = /^[\s\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u.test(text);
  return isFormula ? quotedCell(`'${text}`) : plainCell(text);
}

const columns = ["date", "start", "end", "note", "result", "held", "reason"] as const;
