import { padTo, textWidth } from "./text-width.ts";

/** Rows under a header, in columns as wide as they need; the last column is not padded. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const widths = header.map((title, column) =>
    Math.max(textWidth(title), ...rows.map((row) => textWidth(row[column] ?? ""))),
  );
  const rule = widths.map((width) => "─".repeat(width));
  return [header, rule, ...rows].map((row) => formatRow(row, widths)).join("\n");
}

function formatRow(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, column) => padTo(cell, widths[column] ?? 0))
    .join("  ")
    .trimEnd();
}
