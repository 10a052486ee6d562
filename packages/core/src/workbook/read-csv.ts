import { Readable } from "node:stream";
import type { RawWorkbook, ReadChoice } from "@jobcan-automation/contract";
import { CsvError, parse } from "csv-parse";
import { chooseSheet } from "./choose-sheet.ts";
import { readRows } from "./columns/read-rows.ts";
import { csvSourceRow } from "./csv-source-row.ts";
import { headRows } from "./find-columns.ts";
import { cutText } from "../timesheet/cut-text.ts";
import { invalidWorkbook, Refusal, unsupportedFile } from "./refusal.ts";
import { toRawSheet } from "./to-raw-sheet.ts";
import type { WorkbookLimits } from "./workbook-request.ts";

/** Reads CSV (or tabs, or semicolons) in UTF-8, UTF-16 or Shift_JIS. Every cell is text; its only sheet is called "CSV". */
export async function readCsv(
  bytes: Buffer,
  { choice, limits }: { choice: ReadChoice; limits: WorkbookLimits },
): Promise<RawWorkbook> {
  const text = decode(bytes);
  const head = await readRecords(text, limits, headRows);
  const { chosen, summaries, headersToMap } = chooseSheet(
    [
      {
        name: sheetName,
        hidden: false,
        isActive: true,
        head: head.map((record) => toHeadRow(record, limits)),
        isWider: isWider(head, limits),
      },
    ],
    choice,
  );
  if (!chosen)
    return { format: "csv", sheets: summaries, ...(headersToMap ? { headersToMap } : {}) };
  const records = await readRecords(text, limits, Number.POSITIVE_INFINITY);
  const below = records.filter((record) => record.row > chosen.layout.headerRow);
  const sourceAt = (index: number) => csvSourceRow(below[index], limits);
  const read = readRows(below.length, sourceAt, chosen.blocks);
  return { format: "csv", sheets: summaries, sheet: toRawSheet(sheetName, chosen.layout, read) };
}

interface CsvRecord {
  row: number;
  fields: string[];
}

/** Japanese Excel writes Shift_JIS (as "CSV"), UTF-8 with BOM ("CSV UTF-8") and UTF-16 with tabs ("Unicode テキスト"). */
function decode(bytes: Buffer): string {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : ["utf-8", "shift_jis"];
  for (const encoding of encodings) {
    const text = tryDecode(bytes, encoding);
    if (text !== undefined) return text;
  }
  throw unsupportedFile("unknown");
}

function tryDecode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Filled records with their row numbers, up to `most`; more than the row cap (and a header's worth) is refused. */
async function readRecords(
  text: string,
  limits: WorkbookLimits,
  most: number,
): Promise<CsvRecord[]> {
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: maxRecordChars,
    }),
  );
  const records: CsvRecord[] = [];
  let row = 0;
  try {
    for await (const record of parser) {
      row += 1;
      const fields = toFields(record);
      if (fields.every((field) => field.trim() === "")) continue;
      if (records.push({ row, fields }) >= most) break;
      if (records.length > limits.maxRows + headRows)
        throw invalidWorkbook("too_many_rows", { limit: limits.maxRows });
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new Refusal("INVALID_WORKBOOK", { reason: "damaged", row: row + 1 }, { cause: error });
    throw error;
  }
  return records;
}

/** In pieces, so that a reader that has seen enough stops the parser early. */
function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += pieceChars) yield text.slice(at, at + pieceChars);
}

function toFields(record: unknown): string[] {
  return Array.isArray(record) ? record.map(String) : [];
}

/** The mark that is seen most often before the first line's end. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 4096);
  const counts = [",", "\t", ";"].map((mark) => ({ mark, count: sample.split(mark).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ",";
}

function toHeadRow(
  record: CsvRecord,
  limits: WorkbookLimits,
): { row: number; texts: Map<number, string> } {
  const fields = record.fields.slice(0, limits.maxColumns);
  const filled = fields.flatMap((text, index) =>
    text.trim() === "" ? [] : [[index + 1, cutText(text, limits.maxCellChars)] as const],
  );
  return { row: record.row, texts: new Map(filled) };
}

function isWider(records: readonly CsvRecord[], limits: WorkbookLimits): boolean {
  return records.some((record) => record.fields.length > limits.maxColumns);
}

const sheetName = "CSV";
const pieceChars = 65_536;
const maxRecordChars = 1_000_000;
