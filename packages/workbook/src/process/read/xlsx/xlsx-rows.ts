import { ownCopy } from "../../own-copy.ts";
import { isTrue } from "./xlsx-book.ts";
import { invalidWorkbook } from "../../../refusal.ts";
import type { EntryBytes } from "./inspect-container.ts";
import { createRunText } from "./run-text.ts";
import { walkXml, type XmlAttributes, type XmlVisitor } from "./walk-xml.ts";

/** A cell as stored in the sheet part: a number, a text, or the index of a shared text. Never a Date. */
export interface XlsxCell {
  type: string;
  /** The text of `v`, or of an inline string; without furigana. */
  content: string;
  hasContent: boolean;
  style: number;
  isFormula: boolean;
  /** Of an inline text: a part of it or all of it is struck through. */
  isStruck: boolean;
}

export interface XlsxRow {
  row: number;
  hidden: boolean;
  /** By column from 1, filled cells only. */
  cells: Map<number, XlsxCell>;
  /** True when a filled cell was not wanted. */
  isWider: boolean;
}

export interface ReadRowsOptions {
  wants: (column: number, cell: XlsxCell) => boolean;
  /** Called for rows with at least one filled cell, in order; "stop" ends the reading. */
  onRow: (row: XlsxRow) => "go" | "stop";
  /** Reading ends at the first row after it, filled or not. */
  lastRow: number;
  /** The length to which a cell in that column is cut. */
  maxCharsOf: (column: number) => number;
}

/** How a sheet is shown. */
export interface SheetView {
  hiddenColumns: { first: number; last: number }[];
  showsZeros: boolean;
}

/**
 * Streams a sheet's rows until `onRow` stops it. exceljs' WorkbookReader is not used: it reads local zip headers
 * instead of the directory that was checked, takes furigana for the text (the last `t` wins), ignores hidden rows,
 * turns times into Dates, holds all shared strings in memory and spools sheets into files.
 */
export async function readXlsxRows(
  pieces: EntryBytes,
  options: ReadRowsOptions,
): Promise<SheetView> {
  const view: SheetView = { hiddenColumns: [], showsZeros: true };
  await walkXml(pieces, createRowVisitor(options, view));
  return view;
}

/** `sheetView` and `col` come before the rows. */
function noteView(view: SheetView, name: string, attributes: XmlAttributes): void {
  if (name === "sheetView" && attributes["showZeros"] !== undefined)
    view.showsZeros = isTrue(attributes["showZeros"]);
  if (name !== "col" || !isTrue(attributes["hidden"])) return;
  const [first, last] = [Number(attributes["min"]), Number(attributes["max"])];
  if (view.hiddenColumns.length < maxHiddenSpans) view.hiddenColumns.push({ first, last });
}

function createRowVisitor(options: ReadRowsOptions, view: SheetView): XmlVisitor {
  let row: XlsxRow | undefined;
  let lastRow = 0;
  let column = 0;
  let cell: XlsxCell | undefined;
  let stopped = false;
  const content = createContentReader();

  const openRow = (attributes: XmlAttributes) => {
    const number = attributes["r"] === undefined ? lastRow + 1 : Number(attributes["r"]);
    if (!(number > lastRow && number <= maxRowNumber)) throw invalidWorkbook("damaged");
    lastRow = number;
    stopped = number > options.lastRow;
    column = 0;
    row = { row: number, hidden: isTrue(attributes["hidden"]), cells: new Map(), isWider: false };
  };
  const openCell = (attributes: XmlAttributes) => {
    column = columnOf(attributes["r"]) ?? column + 1;
    cell = {
      type: attributes["t"] ?? "n",
      content: "",
      hasContent: false,
      style: Number(attributes["s"] ?? 0),
      isFormula: false,
      isStruck: false,
    };
    content.start(cell, options.maxCharsOf(column));
  };
  const closeCell = () => {
    if (row && cell && isFilled(cell)) {
      if (options.wants(column, cell)) row.cells.set(column, outlivingItsPiece(cell));
      else row.isWider = true;
    }
    cell = undefined;
  };
  const closeRow = () => {
    if (row && (row.cells.size > 0 || row.isWider)) stopped = options.onRow(row) === "stop";
    row = undefined;
  };
  return {
    open: (name, attributes) => {
      if (stopped) return;
      noteView(view, name, attributes);
      if (name === "row") openRow(attributes);
      else if (name === "c" && row) openCell(attributes);
      else if (cell) content.open(name, attributes);
    },
    text: (text) => content.text(text),
    close: (name) => {
      content.close(name);
      if (name === "c") closeCell();
      else if (name === "row") closeRow();
      else if (name === "sheetData") stopped = true;
    },
    isDone: () => stopped,
  };
}

/** A copy that does not keep the piece of XML in memory. No type of ECMA-376 is longer than nine characters. */
function outlivingItsPiece(cell: XlsxCell): XlsxCell {
  const { type, content } = cell;
  return { ...cell, type: ownCopy(type.slice(0, 20)), content: ownCopy(content) };
}

/**
 * A formula without a stored value counts as filled, so that the user learns of it; one that stores an empty text
 * (`str`), as IF(…,"") does, is empty.
 */
function isFilled(cell: XlsxCell): boolean {
  return cell.hasContent || (cell.isFormula && cell.type !== "str");
}

/** Collects the text of `v` and `is` up to the cell's length. */
function createContentReader() {
  let maxChars = 0;
  let cell: XlsxCell | undefined;
  const reader = createRunText((name) => name === "v");
  return {
    start: (next: XlsxCell, chars: number) => {
      cell = next;
      maxChars = chars;
      reader.start();
    },
    open: (name: string, attributes: XmlAttributes) => {
      if (name === "f" && cell) cell.isFormula = true;
      reader.open(name, attributes);
    },
    text: (text: string) => {
      if (cell) reader.take(text, maxChars);
    },
    close: (name: string) => {
      reader.close(name);
      if (name !== "c" || !cell) return;
      const { text, isStruck } = reader.shown;
      Object.assign(cell, { content: text, hasContent: text !== "", isStruck });
      cell = undefined;
    },
  };
}

/** 3 for "C7"; undefined for a cell without a reference, which follows the one before it. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? "")?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.codePointAt(0) ?? 64) - 64;
  return column;
}

/** Excel's last row. */
export const maxRowNumber = 1_048_576;
/** More spans of hidden columns than any sheet that is read has. */
const maxHiddenSpans = 100;
