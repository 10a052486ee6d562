import type { ReceiptHeadings, ReceiptRow } from "./receipt-rows.ts";

/**
 * The receipt as CSV that Japanese Excel opens directly: UTF-8 with BOM, CRLF. No cell can be taken for a formula
 * (SECURITY.md T15, docs/faults.md F50).
 */
export function receiptCsv(rows: readonly ReceiptRow[], headings: ReceiptHeadings): string {
  const lines = [headings, ...rows].map((line) =>
    columns.map((column) => csvCell(line[column])).join(","),
  );
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/** One CSV cell: quoted where needed, with an apostrophe before what a spreadsheet would take for a formula. @internal */
export function csvCell(text: string): string {
  const harmless = /^[\s\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) || harmless !== text
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}

const columns = ["date", "start", "end", "note", "result", "held", "reason"] as const;
