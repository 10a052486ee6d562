import type { RawCell, RawWorkbook, ReadChoice } from "@jobcan-automation/contract";
import { chooseSheet, type ChosenSheet, type SheetHead } from "../choose-sheet.ts";
import { toRawSheet } from "../to-raw-sheet.ts";
import { readTable, tableFilter } from "../layouts/table-reading.ts";
import { isRelevantText } from "../rows/cells-beside.ts";
import type { ReadRows } from "../rows/read-rows.ts";
import { otherCellChars, type SourceRow } from "../rows/row-reader.ts";
import { headRows } from "../find-columns.ts";
import type { Container } from "./inspect-container.ts";
import { toRawCell, type RawCellContext } from "./raw-cell.ts";
import { invalidWorkbook } from "../../../refusal.ts";
import type { WorkbookLimits } from "../../../workbook-request.ts";
import { readXlsxBook, type XlsxBook, type XlsxSheetPart } from "./xlsx-book.ts";
import {
  maxRowNumber,
  readXlsxRows,
  type ReadRowsOptions,
  type SheetView,
  type XlsxRow,
} from "./xlsx-rows.ts";
import { readSharedStrings } from "./xlsx-strings.ts";
import { readNumberFormats } from "./xlsx-styles.ts";

/**
 * Reads an .xlsx or .xlsm in four streams: the list of sheets, the first rows of each, the chosen sheet's wanted
 * columns, and the shared texts that these use. Only the wanted cells take memory, whatever the file's size.
 */
export async function readXlsx(
  container: Container,
  options: { choice: ReadChoice; limits: WorkbookLimits; fileName: string },
): Promise<RawWorkbook> {
  const { choice, limits, fileName } = options;
  const book = await readXlsxBook(container, limits);
  const formats = await readNumberFormats(container, book.stylesPart);
  const reading = { container, book, formats, limits };
  const heads = await readHeads(reading);
  const { chosen, summaries, headersToMap } = chooseSheet(heads, { choice, fileName });
  const part = chosen && book.sheets[chosen.index];
  if (!chosen || !part) {
    return { format: "xlsx", sheets: summaries, ...(headersToMap ? { headersToMap } : {}) };
  }
  const read = await readDataRows(reading, part, chosen);
  const sheet = toRawSheet(part.name, chosen.layout, read);
  return { format: "xlsx", sheets: summaries, sheet };
}

interface Reading {
  container: Container;
  book: XlsxBook;
  formats: RawCellContext["formats"];
  limits: WorkbookLimits;
}

async function readHeads(reading: Reading): Promise<SheetHead[]> {
  const { book, limits } = reading;
  const tops: { rows: XlsxRow[]; view: SheetView }[] = [];
  for (const sheet of book.sheets) {
    const rows: XlsxRow[] = [];
    const view = await streamRows(reading, sheet, {
      lastRow: lastHeadRow,
      wants: (column) => column <= limits.maxColumns,
      onRow: (row) => (rows.push(row) < headRows ? "go" : "stop"),
    });
    tops.push({ rows, view });
  }
  const context = await createContext(
    reading,
    tops.flatMap(({ rows }) => rows),
  );
  return book.sheets.map(({ name, hidden, isActive }, index) => {
    const { rows = [], view } = tops[index] ?? {};
    const seen = { ...context, showsZeros: view?.showsZeros ?? true };
    const head = rows.map((row) => ({
      row: row.row,
      texts: textsOf(row, seen),
      isHidden: row.hidden,
    }));
    const isHiddenColumn = (column: number) => isInside(view?.hiddenColumns ?? [], column);
    const isWider = rows.some((row) => row.isWider);
    return { name, hidden, isActive, head, isHiddenColumn, isWider };
  });
}

function isInside(spans: SheetView["hiddenColumns"], column: number): boolean {
  return spans.some(({ first, last }) => column >= first && column <= last);
}

/**
 * Reads rows that are filled in the columns of the table, with their other cells, which may say something about the
 * day.
 */
async function readDataRows(
  reading: Reading,
  part: XlsxSheetPart,
  { table, layout: { headerRow } }: ChosenSheet,
): Promise<ReadRows> {
  const { limits } = reading;
  const { beside, isOfTable, firstRow, maxRows } = tableFilter(table, { headerRow, limits });
  const rows: XlsxRow[] = [];
  const view = await streamRows(reading, part, {
    lastRow: maxRowNumber,
    wants: (column, cell) =>
      beside.columns.has(column) || (column <= limits.maxColumns && beside.retains(cell)),
    maxCharsOf: (column) => (beside.columns.has(column) ? limits.maxCellChars : otherCellChars),
    onRow: (row) => {
      beside.endRow();
      if (row.row < firstRow || !isOfTable(row.cells.keys())) return "go";
      if (rows.push(row) > maxRows) throw invalidWorkbook("too_many_rows", { limit: maxRows });
      return "go";
    },
  });
  const context = await createContext(reading, rows, beside.columns);
  const seen = { ...context, showsZeros: view.showsZeros };
  return readTable(table, rows.length, (index) => toSourceRow(rows[index], seen));
}

async function streamRows(
  { container, limits }: Reading,
  sheet: XlsxSheetPart,
  options: Omit<ReadRowsOptions, "maxCharsOf"> & Partial<ReadRowsOptions>,
): Promise<SheetView> {
  const stream = await container.open(sheet.part);
  if (!stream) return { hiddenColumns: [], showsZeros: true };
  return await readXlsxRows(stream, { maxCharsOf: () => limits.maxCellChars, ...options });
}

/** What is needed to read the cells of these rows, with the shared texts they use. */
async function createContext(
  reading: Reading,
  rows: readonly XlsxRow[],
  full?: ReadonlySet<number>,
): Promise<RawCellContext> {
  const { container, book, formats, limits } = reading;
  const { date1904, stringsPart: part } = book;
  const maxChars = limits.maxCellChars;
  const wanted = new Map<number, number>();
  for (const { cells } of rows) {
    for (const [column, { type, content }] of cells) {
      const isFull = full === undefined || full.has(column);
      const index = Number(content);
      const chars = Math.max(isFull ? maxChars : otherCellChars, wanted.get(index) ?? 0);
      if (type === "s") wanted.set(index, chars);
    }
  }
  const retains = (text: string, chars: number) => chars === maxChars || isRelevantText(text);
  const strings = await readSharedStrings(container, { part, wanted, retains });
  return { strings, formats, date1904, maxChars };
}

function textsOf(row: XlsxRow, context: RawCellContext): Map<number, string> {
  const texts = [...row.cells].map(
    ([column, cell]) => [column, toRawCell(cell, context).text] as const,
  );
  return new Map(texts.filter(([, text]) => text.trim() !== ""));
}

function toSourceRow(row: XlsxRow | undefined, context: RawCellContext): SourceRow | undefined {
  if (!row) return undefined;
  const cells = new Map<number, RawCell>();
  for (const [column, cell] of row.cells) {
    const read = toRawCell(cell, context);
    // A shared text that was not retained counts as no cell.
    if (cell.type !== "s" || read.text !== "") cells.set(column, read);
  }
  return { row: row.row, hidden: row.hidden, cells };
}

/** The header is searched up to this row: sheets with a style in every row have a million empty ones. */
const lastHeadRow = 200;
