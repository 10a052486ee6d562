/** Rows of one bench, each by column name. */
export type Row = Record<string, string | number>;

/** Prints a table under a title, on standard output; numbers are right-aligned with one decimal at most. */
export function printTable(title: string, rows: readonly Row[]): void {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const cells = rows.map((row) => columns.map((column) => show(row[column])));
  const widths = columns.map((column, i) =>
    Math.max(column.length, ...cells.map((line) => line[i]?.length ?? 0)),
  );
  const numeric = columns.map((column) => typeof first[column] === "number");
  const line = (parts: readonly string[]) =>
    parts
      .map((part, i) => (numeric[i] ? part.padStart(widths[i] ?? 0) : part.padEnd(widths[i] ?? 0)))
      .join("  ");
  process.stdout.write(
    `\n${title}\n${line(columns)}\n${widths.map((width) => "─".repeat(width)).join("  ")}\n`,
  );
  for (const parts of cells) process.stdout.write(`${line(parts)}\n`);
}

/** The middle value; of an even number of values the lower one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

function show(value: string | number | undefined): string {
  if (typeof value !== "number") return value ?? "";
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
