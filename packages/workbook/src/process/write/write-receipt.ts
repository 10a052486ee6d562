import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { inspectContainer, type Container } from "../read/xlsx/inspect-container.ts";
import { patchSheet } from "./patch-sheet.ts";
import { invalidWorkbook } from "../../refusal.ts";
import type { ReceiptHeadings, ReceiptRow } from "@jobcan-automation/timesheet";
import type { ReceiptOriginal, ReceiptRequest } from "../../workbook-request.ts";
import { readXlsxBook } from "../read/xlsx/xlsx-book.ts";
import { withResultSheet } from "./result-sheet.ts";
import { partText, typesPart, withParts } from "./file-parts.ts";

/**
 * A receipt's bytes in pieces. `hasMacros` comes from its content types: Excel opens such a file only when it is called
 * .xlsm.
 */
export interface WrittenReceipt {
  pieces: readonly Uint8Array[];
  hasMacros: boolean;
}

/** Writes the user's own file with three columns beside its rows (or a sheet of its own for days side by side), or a new .xlsx when no original is given. */
export async function writeReceipt(request: ReceiptRequest): Promise<WrittenReceipt> {
  return request.original
    ? await patchOriginal(request.original, request)
    : { pieces: [await writeClean(request)], hasMacros: false };
}

/**
 * Rewrites only the one sheet part and copies all others unchanged, so styles, macros, charts and other sheets stay as
 * they were. exceljs is not used: a file can crash its `load()` (docs/faults.md §1.7), and it rounds times through Date
 * and drops what it does not know.
 */
async function patchOriginal(
  original: ReceiptOriginal,
  request: ReceiptRequest,
): Promise<WrittenReceipt> {
  await using container = await inspectContainer(original.path, request.limits);
  const book = await readXlsxBook(container, request.limits);
  if (isCrowded(request.rows)) {
    const { rows, headings } = request;
    const lines = [columnNames.map((name) => headings[name])].concat(
      rows.map((row) => columnNames.map((name) => row[name])),
    );
    const pieces = await withResultSheet(container, lines);
    return { pieces, hasMacros: await declaresMacros(container) };
  }
  const sheet = book.sheets.find(({ name }) => name === original.sheet);
  if (sheet && container.sizeOf(sheet.part) > maxPatchedBytes)
    throw invalidWorkbook("too_large_unpacked");
  const stream = sheet && (await container.open(sheet.part));
  if (!sheet || !stream) throw invalidWorkbook("no_such_sheet");
  const xml = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
    await buffer(stream),
  );
  const patched = patchSheet(xml, {
    headerRow: original.headerRow,
    headings: resultColumns.map((name) => request.headings[name]),
    texts: textsByRow(request.rows),
    widths: resultColumns.map((name) => widths[name]),
  });
  const pieces = await withParts(container, new Map([[sheet.part, Buffer.from(patched)]]));
  return { pieces, hasMacros: await declaresMacros(container) };
}

/** True where days stand side by side, so that a row has no place for all its results. */
function isCrowded(rows: readonly ReceiptRow[]): boolean {
  return Map.groupBy(rows, ({ row }) => row)
    .values()
    .some((days) => days.length > mostDaysBeside);
}

/** The texts beside each row. Where a row holds two days (the halves of a month side by side), each gets its date. */
function textsByRow(rows: readonly ReceiptRow[]): Map<number, string[]> {
  const byRow = [...Map.groupBy(rows, ({ row }) => row)];
  return new Map(
    byRow.map(([row, days]) => [
      row,
      resultColumns.map((name) =>
        days.length > 1
          ? days.map((day) => `${day.date} ${day[name]}`.trim()).join(" ／ ")
          : (days[0]?.[name] ?? ""),
      ),
    ]),
  );
}

async function declaresMacros(container: Container): Promise<boolean> {
  return (await partText(container, typesPart))?.includes(".macroEnabled.") === true;
}

/**
 * exceljs is loaded only here, because it takes 20 MB that a receipt in the user's own file does not need. Rows are
 * written one by one, because 2,000 rows with notes at once take another 40 MB.
 */
async function writeClean({ rows, headings }: ReceiptRequest): Promise<Uint8Array> {
  const { default: ExcelJS } = await import("exceljs");
  const file = new PassThrough();
  const bytes = buffer(file);
  const options = { stream: file, useStyles: true, useSharedStrings: true };
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter(options);
  const sheet = workbook.addWorksheet("結果", { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = columnNames.map((key) => ({ key, header: headings[key], width: widths[key] }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.commit();
  for (const row of rows) sheet.addRow(row).commit();
  await workbook.commit();
  return await bytes;
}

/** Patching a part as one text takes about twenty times its size in memory; a month with all its styles is 0.1 MB. */
const maxPatchedBytes = 3_000_000;
/** Halves of a month side by side share a row; more results than that are unreadable in one cell. */
const mostDaysBeside = 2;
const resultColumns = ["result", "held", "reason"] as const;
const columnNames = ["date", "start", "end", "note", ...resultColumns] as const;
const widths: Record<keyof ReceiptHeadings, number> = {
  date: 12,
  start: 8,
  end: 8,
  note: 24,
  result: 14,
  held: 40,
  reason: 60,
};
