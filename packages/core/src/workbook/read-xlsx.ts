import type { ColumnRole, RawRow, RawWorkbook, ReadChoice } from "@jobcan-automation/contract";
import { chooseSheet } from "./choose-sheet.ts";
import type { ChosenSheet, SheetHead } from "./choose-sheet.ts";
import { headRows } from "./find-columns.ts";
import type { Container } from "./inspect-container.ts";
import { toRawCell } from "./raw-cell.ts";
import type { RawCellContext } from "./raw-cell.ts";
import { invalidWorkbook } from "./refusal.ts";
import type { WorkbookLimits } from "./workbook-request.ts";
import { readXlsxBook } from "./xlsx-book.ts";
import type { XlsxBook, XlsxSheetPart } from "./xlsx-book.ts";
import { maxRowNumber, readXlsxRows } from "./xlsx-rows.ts";
import type { ReadRowsOptions, XlsxRow } from "./xlsx-rows.ts";
import { readSharedStrings } from "./xlsx-strings.ts";
import { readNumberFormats } from "./xlsx-styles.ts";

/**
 * Reads an .xlsx or .xlsm in four short streams: the list of sheets, the first rows of each, the chosen sheet's wanted columns, and of the shared
 * texts only those that were met. Memory is that of the wanted cells, whatever the file's size.
 */
export async function readXlsx(
  container: Container,
  options: { choice: ReadChoice; limits: WorkbookLimits },
): Promise<RawWorkbook> {
  const { choice, limits } = options;
  const book = await readXlsxBook(container, limits);
  const formats = await readNumberFormats(container, book.stylesPart);
  const reading = { container, book, formats, limits };
  const heads = await readHeads(reading);
  const { chosen, summaries, headersToMap } = chooseSheet(heads, choice);
  const part = chosen && book.sheets[chosen.index];
  if (!chosen || !part) {
    return { format: "xlsx", sheets: summaries, ...(headersToMap ? { headersToMap } : {}) };
  }
  const { index: _, ...layout } = chosen;
  const rows = await readDataRows(reading, part, chosen);
  return {
    format: "xlsx",
    sheets: summaries,
    sheet: { name: part.name, ...layout, rows },
  };
}

interface Reading {
  container: Container;
  book: XlsxBook;
  formats: RawCellContext["formats"];
  limits: WorkbookLimits;
}

async function readHeads(reading: Reading): Promise<SheetHead[]> {
  const { book, limits } = reading;
  const tops: XlsxRow[][] = [];
  for (const sheet of book.sheets) {
    const rows: XlsxRow[] = [];
    await streamRows(reading, sheet, {
      lastRow: lastHeadRow,
      wants: (column) => column <= limits.maxColumns,
      onRow: (row) => (rows.push(row) < headRows ? "go" : "stop"),
    });
    tops.push(rows);
  }
  const context = await createContext(reading, tops.flat());
  return book.sheets.map(({ name, hidden, isActive }, index) => {
    const rows = tops[index] ?? [];
    const head = rows.map((row) => ({ row: row.row, texts: textsOf(row, context) }));
    return { name, hidden, isActive, head, isWider: rows.some((row) => row.isWider) };
  });
}

async function readDataRows(
  reading: Reading,
  part: XlsxSheetPart,
  chosen: ChosenSheet,
): Promise<RawRow[]> {
  const { limits } = reading;
  const roles = rolesByColumn(chosen);
  const kept: XlsxRow[] = [];
  await streamRows(reading, part, {
    lastRow: maxRowNumber,
    wants: (column) => roles.has(column),
    onRow: (row) => {
      if (row.row <= chosen.headerRow || row.cells.size === 0) return "go";
      if (kept.push(row) > limits.maxRows)
        throw invalidWorkbook("too_many_rows", { limit: limits.maxRows });
      return "go";
    },
  });
  const context = await createContext(reading, kept);
  return kept.map((row) => toRawRow(row, roles, context));
}

async function streamRows(
  { container, limits }: Reading,
  sheet: XlsxSheetPart,
  options: Omit<ReadRowsOptions, "maxChars">,
): Promise<void> {
  const stream = await container.open(sheet.part);
  if (stream) await readXlsxRows(stream, { ...options, maxChars: limits.maxCellChars });
}

/** What the cells of these rows need to be understood: the shared texts they name. */
async function createContext(reading: Reading, rows: readonly XlsxRow[]): Promise<RawCellContext> {
  const { container, book, formats, limits } = reading;
  const shared = rows.flatMap((row) => [...row.cells.values()].filter((cell) => cell.type === "s"));
  const wanted = new Set(shared.map((cell) => Number(cell.content)));
  const maxChars = limits.maxCellChars;
  const strings = await readSharedStrings(container, { part: book.stringsPart, wanted, maxChars });
  return { strings, formats, date1904: book.date1904, maxChars };
}

function textsOf(row: XlsxRow, context: RawCellContext): Map<number, string> {
  const texts = [...row.cells].map(
    ([column, cell]) => [column, toRawCell(cell, context).text] as const,
  );
  return new Map(texts.filter(([, text]) => text.trim() !== ""));
}

function rolesByColumn({ mapping }: ChosenSheet): Map<number, ColumnRole[]> {
  const roles = new Map<number, ColumnRole[]>();
  for (const role of allRoles) {
    const column = mapping[role];
    if (column !== undefined) roles.set(column, [...(roles.get(column) ?? []), role]);
  }
  return roles;
}

function toRawRow(
  row: XlsxRow,
  roles: ReadonlyMap<number, ColumnRole[]>,
  context: RawCellContext,
): RawRow {
  const cells: RawRow["cells"] = {};
  for (const [column, cell] of row.cells) {
    for (const role of roles.get(column) ?? []) cells[role] = toRawCell(cell, context);
  }
  return { row: row.row, ...(row.hidden ? { hidden: true } : {}), cells };
}

/** No header is looked for below it: sheets with a style in every row go on for a million empty ones. */
const lastHeadRow = 200;
const allRoles = ["date", "start", "end", "note", "breakStart", "breakEnd"] as const;
