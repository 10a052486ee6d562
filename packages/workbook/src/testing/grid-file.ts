import type { ReadChoice } from "@jobcan-automation/contract";
import { columnLetters } from "@jobcan-automation/timesheet";
import { createUploadFolder } from "./upload-folder.ts";
import { checkFile, type CheckedFile } from "./check-file.ts";
import { xlsxFile } from "./xlsx-file.ts";

/**
 * A cell of a test sheet: a text, a number without a format, or one with a format (`{ n: 0.375, as: "h:mm" }`). Empty
 * texts are no cells.
 */
export type GridCell = string | number | { n: number; as: string };

export interface GridOptions {
  date1904?: boolean;
  hiddenColumns?: readonly number[];
  hiddenRows?: readonly number[];
  hidesZeros?: boolean;
  name?: string;
  choice?: ReadChoice;
}

/** A workbook of one sheet, its rows and columns from 1. */
export function gridFile(
  rows: readonly (readonly GridCell[])[],
  options: GridOptions = {},
): Buffer {
  const codes = [
    ...new Set(rows.flat().flatMap((cell) => (typeof cell === "object" ? [cell.as] : []))),
  ];
  const { date1904 = false, hiddenColumns = [], hidesZeros = false, name = "勤怠" } = options;
  const isHidden = (row: number) => options.hiddenRows?.includes(row) === true;
  const cols = hiddenColumns.map((column) => `<col min="${column}" max="${column}" hidden="1"/>`);
  const view = hidesZeros ? '<sheetViews><sheetView showZeros="0"/></sheetViews>' : "";
  const before = view + (cols.length > 0 ? `<cols>${cols.join("")}</cols>` : "");
  return xlsxFile({
    date1904,
    sheets: [
      {
        name,
        rows: rows
          .map((row, at) => rowXml(row, { row: at + 1, hidden: isHidden(at + 1) }, codes))
          .join(""),
        before,
      },
    ],
    styles: `<numFmts>${codes
      .map((code, at) => `<numFmt numFmtId="${at + 200}" formatCode="${escape(code)}"/>`)
      .join("")}</numFmts><cellXfs><xf numFmtId="0"/>${codes
      .map((_, at) => `<xf numFmtId="${at + 200}"/>`)
      .join("")}</cellXfs>`,
  });
}

/** Reads and checks such a workbook, or a CSV. */
export async function checkGrid(
  rows: readonly (readonly GridCell[])[] | string,
  options: GridOptions = {},
): Promise<CheckedFile> {
  await using folder = await createUploadFolder();
  const isCsv = typeof rows === "string";
  const bytes = isCsv ? rows : gridFile(rows, options);
  return await checkFile(await folder.write(isCsv ? "a.csv" : "a.xlsx", bytes), options.choice);
}

function rowXml(
  cells: readonly GridCell[],
  { row, hidden }: { row: number; hidden: boolean },
  codes: readonly string[],
): string {
  const xml = cells.map((cell, at) => cellXml(cell, columnLetters(at + 1) + String(row), codes));
  return `<row r="${row}"${hidden ? ' hidden="1"' : ""}>${xml.join("")}</row>`;
}

function cellXml(cell: GridCell, place: string, codes: readonly string[]): string {
  if (cell === "") return "";
  if (typeof cell === "string")
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  return `<c r="${place}" s="${codes.indexOf(cell.as) + 1}"><v>${cell.n}</v></c>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
