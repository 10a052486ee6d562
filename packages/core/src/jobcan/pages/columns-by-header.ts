import type { PageTable, TableRow } from "./read-table.ts";

/**
 * Column numbers by header text, Japanese or English, ignoring white space; each company has its own set of columns
 * (docs/jobcan.md §4.2).
 */
export function columnsByHeader<Name extends string>(
  headers: readonly string[],
  words: Readonly<Record<Name, readonly string[]>>,
): Partial<Record<Name, number>> {
  const plain = headers.map(plainHeader);
  const found: Partial<Record<Name, number>> = {};
  for (const name in words) {
    const index = plain.findIndex((header) =>
      words[name].some((word) => plainHeader(word) === header),
    );
    if (index >= 0) found[name] = index;
  }
  return found;
}

/**
 * Pure: the table with its first row as headers, where it has none and two cells of that row or more are known header
 * words; and without rows that show the headers once more.
 */
export function withHeaders(
  table: PageTable,
  words: Readonly<Record<string, readonly string[]>>,
): PageTable {
  const { headers } = table;
  const first = textsOf(table.rows[0]);
  const isHead = headers.length === 0 && Object.keys(columnsByHeader(first, words)).length > 1;
  const known = isHead ? first : headers;
  const rows = table.rows.filter((row) => known.length < 2 || !isSameRow(textsOf(row), known));
  return { ...table, headers: known, rows };
}

function textsOf(row: TableRow | undefined): string[] {
  return row?.cells.map(({ text }) => text) ?? [];
}

function isSameRow(texts: readonly string[], headers: readonly string[]): boolean {
  const isSame = (text: string, at: number) => plainHeader(text) === plainHeader(headers[at] ?? "");
  return texts.length === headers.length && texts.every(isSame);
}

/** A header as it is compared: lower case, without white space and without a point, colon or asterisk at its end. */
export function plainHeader(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[.:*]+$/, "")
    .toLowerCase();
}
