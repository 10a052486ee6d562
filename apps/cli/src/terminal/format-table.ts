import { padTo, textWidth, wrapText } from "./text-width.ts";

const gap = "  ";
const narrowestLastColumn = 16;

/** Rows under a header, in columns as wide as they need; the last column is not padded. @internal */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const widths = widthsOf(header, rows);
  const rule = widths.map((width) => "─".repeat(width));
  return [header, rule, ...rows].map((row) => formatRow(row, widths)).join("\n");
}

/**
 * The same within so many terminal columns: a long last column is wrapped within its column; where even that has no
 * room, each row becomes a short list of its own.
 */
export function fitTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
): string {
  const widths = widthsOf(header, rows);
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + gap.length, 0);
  if (before + (widths.at(-1) ?? 0) <= columns) return formatTable(header, rows);
  const room = columns - before;
  return room >= narrowestLastColumn
    ? formatTable(
        header,
        rows.flatMap((row) => wrapLast(row, room)),
      )
    : rows.map((row) => asList(header, row, columns)).join("\n");
}

function widthsOf(header: readonly string[], rows: readonly (readonly string[])[]): number[] {
  return header.map((title, column) =>
    Math.max(textWidth(title), ...rows.map((row) => textWidth(row[column] ?? ""))),
  );
}

function formatRow(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, column) => padTo(cell, widths[column] ?? 0))
    .join(gap)
    .trimEnd();
}

/** One row as several, its last cell continued in the next. */
function wrapLast(row: readonly string[], room: number): string[][] {
  const first = row.slice(0, -1);
  const blank = first.map(() => "");
  return wrapText(row.at(-1) ?? "", room).map((line, index) =>
    (index === 0 ? first : blank).concat(line),
  );
}

function asList(header: readonly string[], row: readonly string[], columns: number): string {
  const [first = "", ...rest] = row;
  const lines = rest.flatMap((cell, index) =>
    cell === "" ? [] : wrapText(`${header[index + 1] ?? ""}: ${cell}`, columns - gap.length),
  );
  return [first, ...lines.map((line) => `${gap}${line}`)].join("\n");
}
