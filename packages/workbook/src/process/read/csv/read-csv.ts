import type { FileHandle } from "node:fs/promises";
import type { RawWorkbook, ReadChoice } from "@jobcan-automation/contract";
import { chooseSheet, type ChosenSheet } from "../choose-sheet.ts";
import { readTable, tableFilter } from "../layouts/table-reading.ts";
import type { SourceRow } from "../rows/row-reader.ts";
import { CsvLimitError, CsvRecords, type CsvRecord, type CsvShape } from "./csv-records.ts";
import { csvSourceRow, shownText } from "./csv-source-row.ts";
import { openText, type TextFile } from "./csv-text.ts";
import { headRows } from "../find-columns.ts";
import { cutText } from "@jobcan-automation/timesheet";
import { ownCopy } from "../../own-copy.ts";
import { invalidWorkbook, type Refusal } from "../../../refusal.ts";
import { toRawSheet } from "../to-raw-sheet.ts";
import type { WorkbookLimits } from "../../../workbook-request.ts";

/**
 * Reads CSV (or tabs, semicolons or bars) in UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP, piece by piece: only the
 * wanted cells take memory, whatever the file's size. Every cell is text; the only sheet is called "CSV".
 */
export async function readCsv(
  file: FileHandle,
  { choice, limits, fileName }: { choice: ReadChoice; limits: WorkbookLimits; fileName: string },
): Promise<RawWorkbook> {
  const text = await openText(file);
  const shape = await shapeOf(text, limits);
  const head = await readHead(text, shape);
  const { chosen, summaries, headersToMap } = chooseSheet(
    [
      {
        name: sheetName,
        hidden: false,
        isActive: true,
        head: head.map((record) => toHeadRow(record, limits)),
        isWider: head.some(({ width }) => width > limits.maxColumns),
      },
    ],
    { choice, fileName },
  );
  if (!chosen)
    return { format: "csv", sheets: summaries, ...(headersToMap ? { headersToMap } : {}) };
  const sources = await readSources(text, shape, { chosen, limits });
  const read = readTable(chosen.table, sources.length, (index) => sources[index]);
  return { format: "csv", sheets: summaries, sheet: toRawSheet(sheetName, chosen.layout, read) };
}

async function shapeOf(text: TextFile, limits: WorkbookLimits): Promise<CsvShape> {
  const sample = await beginningOf(text);
  const { maxColumns, maxRowCells, maxCells, maxFieldChars } = limits;
  return {
    delimiter: delimiterOf(sample),
    lineEnd: sample.includes("\r") && !sample.includes("\n") ? "\r" : "\n",
    retainedColumns: maxColumns,
    retainedChars,
    maxRowCells,
    maxCells,
    maxFieldChars,
  };
}

async function beginningOf(text: TextFile): Promise<string> {
  for await (const piece of text.pieces()) if (piece !== "") return piece;
  return "";
}

/**
 * The delimiter by the lines at the beginning: a tab or semicolon where most lines have one outside quotes, because
 * notes have commas as well; else a comma.
 */
function delimiterOf(beginning: string): string {
  const lines = beginning
    .slice(0, 4096)
    .replaceAll(/"[^"]*"/g, "")
    .split(/\r\n?|\n/)
    // Some programs put a tab before each value, so that Excel shows it as it is.
    .map((line) => line.replaceAll(/(^|,)\t/g, "$1"))
    .filter((line) => /[,;\t|]/.test(line));
  const isOf = (mark: string) =>
    lines.filter((line) => line.includes(mark)).length * 2 > lines.length;
  const fewest = (mark: string) => Math.min(...lines.map((line) => line.split(mark).length));
  if (isOf("\t")) return "\t";
  if (isOf("|") && !isOf(",") && !isOf(";")) return "|";
  return isOf(";") && (!isOf(",") || fewest(";") > fewest(",")) ? ";" : ",";
}

async function readHead(text: TextFile, shape: CsvShape): Promise<CsvRecord[]> {
  const head: CsvRecord[] = [];
  for await (const record of filledRecords(text, shape)) if (head.push(record) >= headRows) break;
  return head;
}

/** The rows below the header. More than the limit of rows, plus those that may hold the header, are refused. */
async function readSources(
  text: TextFile,
  shape: CsvShape,
  { chosen, limits }: { chosen: ChosenSheet; limits: WorkbookLimits },
): Promise<SourceRow[]> {
  const { headerRow } = chosen.layout;
  const { beside, firstRow, maxRows } = tableFilter(chosen.table, { headerRow, limits });
  const full = beside.columns;
  const sources: SourceRow[] = [];
  let filled = 0;
  for await (const record of filledRecords(text, shape)) {
    filled += 1;
    if (filled > maxRows + headRows) throw invalidWorkbook("too_many_rows", { limit: maxRows });
    if (record.row < firstRow) continue;
    sources.push(csvSourceRow(record, { full, maxCellChars: limits.maxCellChars }));
  }
  return sources;
}

/** Records with anything but white space in their retained cells. */
async function* filledRecords(text: TextFile, shape: CsvShape): AsyncGenerator<CsvRecord, void> {
  const records = new CsvRecords(shape);
  try {
    for await (const piece of text.pieces()) yield* filledOf(records.push(piece));
    yield* filledOf(records.end());
  } catch (error) {
    throw error instanceof CsvLimitError ? refusalOf(error, shape) : error;
  }
}

function filledOf(records: Iterable<CsvRecord>): Iterable<CsvRecord> {
  return Iterator.from(records).filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

/** The refusal for an exceeded limit, with the row. */
function refusalOf({ limit, row }: CsvLimitError, shape: CsvShape): Refusal {
  switch (limit) {
    case "row_too_wide":
      return invalidWorkbook("too_many_cells", { row, limit: shape.maxRowCells });
    case "too_many_cells":
      return invalidWorkbook("too_many_cells", { limit: shape.maxCells });
    case "field_too_long":
      return invalidWorkbook("oversized_text", { row, limit: shape.maxFieldChars });
    case "open_quote":
      return invalidWorkbook("open_quote", { line: row });
  }
}

function toHeadRow(
  { row, cells }: CsvRecord,
  limits: WorkbookLimits,
): { row: number; texts: Map<number, string> } {
  const texts = cells.flatMap((text, index) =>
    text.trim() === ""
      ? []
      : [[index + 1, cutText(ownCopy(shownText(text)), limits.maxCellChars)] as const],
  );
  return { row, texts: new Map(texts) };
}

const sheetName = "CSV";
/** Enough of a cell that holds further lines of the file to count them. */
const retainedChars = 10_000;
