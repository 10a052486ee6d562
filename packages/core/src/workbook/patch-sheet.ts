import { SaxesParser } from "saxes";
import { columnLetters } from "../timesheet/cell-name.ts";
import { invalidWorkbook } from "./refusal.ts";
import { columnOf } from "./xlsx-rows.ts";

export interface SheetPatch {
  headerRow: number;
  headings: readonly string[];
  /** Texts to put beside a row, by its number. */
  texts: ReadonlyMap<number, readonly string[]>;
  widths: readonly number[];
}

/**
 * A sheet part with new columns of text behind its last cell; everything else of it stays as it was, byte for byte. Throws a Refusal
 * when the part cannot be patched safely (a DTD, cells out to the last columns, a row that is not there).
 */
export function patchSheet(xml: string, patch: SheetPatch): string {
  const layout = readLayout(xml);
  const firstColumn = layout.lastColumn + 1;
  if (firstColumn > maxFirstColumn) throw invalidWorkbook("too_many_columns");
  const edits = [columnsEdit(layout, firstColumn, patch.widths), ...layout.dimensions];
  const header = layout.rows.get(patch.headerRow);
  if (header) edits.push(rowEdit(xml, header, cellsOf(header, firstColumn, patch.headings)));
  for (const [row, texts] of patch.texts) {
    const place = layout.rows.get(row);
    if (!place) throw invalidWorkbook("no_rows");
    edits.push(rowEdit(xml, place, cellsOf({ ...place, style: undefined }, firstColumn, texts)));
  }
  return applyEdits(xml, edits);
}

/** Where a row's tags lie in the text. */
interface RowPlace {
  row: number;
  /** Prefix of the row's tag with its colon, "" mostly. */
  prefix: string;
  /** Style of its first cell, which a heading takes over. */
  style: string | undefined;
  openStart: number;
  openEnd: number;
  isSelfClosing: boolean;
  closeStart: number;
}

interface Layout {
  rows: Map<number, RowPlace>;
  lastColumn: number;
  dataStart: number;
  dataPrefix: string;
  /** Where `</cols>` begins, and the last column it speaks of. */
  columnsEnd: number | undefined;
  lastStyledColumn: number;
  /** The range the sheet says it has, taken out: it is optional, and readers that believe it would not see the new columns. */
  dimensions: Edit[];
}

function readLayout(xml: string): Layout {
  const layout: Layout = {
    rows: new Map(),
    lastColumn: 0,
    dataStart: 0,
    dataPrefix: "",
    columnsEnd: undefined,
    lastStyledColumn: 0,
    dimensions: [],
  };
  const parser = new SaxesParser({ xmlns: false });
  let current: RowPlace | undefined;
  let row = 0;
  let column = 0;
  parser.on("doctype", () => {
    throw invalidWorkbook("dtd");
  });
  parser.on("opentag", ({ name, attributes, isSelfClosing }) => {
    const openEnd = parser.position;
    const openStart = xml.lastIndexOf("<", openEnd - 1);
    const prefix = name.slice(0, name.indexOf(":") + 1);
    const local = name.slice(prefix.length);
    if (local === "dimension") layout.dimensions.push({ start: openStart, end: openEnd, text: "" });
    if (local === "sheetData") Object.assign(layout, { dataStart: openStart, dataPrefix: prefix });
    if (local === "col")
      layout.lastStyledColumn = Math.max(layout.lastStyledColumn, Number(attributes["max"]));
    if (local === "row") {
      row = Number(attributes["r"] ?? row + 1);
      column = 0;
      current = {
        row,
        prefix,
        style: undefined,
        openStart,
        openEnd,
        isSelfClosing,
        closeStart: openEnd,
      };
      layout.rows.set(row, current);
    }
    if (local !== "c" || !current) return;
    column = columnOf(attributes["r"]) ?? column + 1;
    layout.lastColumn = Math.max(layout.lastColumn, column);
    current.style ??= attributes["s"];
  });
  parser.on("closetag", ({ name }) => {
    const local = name.slice(name.indexOf(":") + 1);
    const closeStart = xml.lastIndexOf("<", parser.position - 1);
    if (local === "cols") layout.columnsEnd = closeStart;
    const dimension = local === "dimension" ? layout.dimensions.at(-1) : undefined;
    if (dimension) dimension.end = parser.position;
    if (local === "row" && current) current.closeStart = closeStart;
    if (local === "row") current = undefined;
  });
  parser.write(xml).close();
  return layout;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** `spans` is only a hint of a row's width, and wrong once the row is wider. */
function rowEdit(xml: string, place: RowPlace, cells: string): Edit {
  const { openStart, openEnd, closeStart, isSelfClosing, prefix } = place;
  const open = xml.slice(openStart, openEnd).replace(/\sspans="[^"]*"/, "");
  if (isSelfClosing)
    return {
      start: openStart,
      end: openEnd,
      text: `${open.replace(/\/>$/, ">")}${cells}</${prefix}row>`,
    };
  return { start: openStart, end: closeStart, text: open + xml.slice(openEnd, closeStart) + cells };
}

function cellsOf(
  { row, prefix, style }: RowPlace,
  firstColumn: number,
  texts: readonly string[],
): string {
  const attributes = style === undefined ? "" : ` s="${escapeXml(style)}"`;
  return texts
    .map((text, index) => {
      if (text === "") return "";
      const reference = `${columnLetters(firstColumn + index)}${row}`;
      const content = `<${prefix}is><${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t></${prefix}is>`;
      return `<${prefix}c r="${reference}"${attributes} t="inlineStr">${content}</${prefix}c>`;
    })
    .join("");
}

function columnsEdit(layout: Layout, firstColumn: number, widths: readonly number[]): Edit {
  const { dataPrefix: prefix, columnsEnd, dataStart, lastStyledColumn } = layout;
  const start = columnsEnd ?? dataStart;
  if (lastStyledColumn >= firstColumn) return { start, end: start, text: "" };
  const columns = widths
    .map(
      (width, index) =>
        `<${prefix}col min="${firstColumn + index}" max="${firstColumn + index}" width="${width}" customWidth="1"/>`,
    )
    .join("");
  const text = columnsEnd === undefined ? `<${prefix}cols>${columns}</${prefix}cols>` : columns;
  return { start, end: start, text };
}

function applyEdits(xml: string, edits: readonly Edit[]): string {
  let at = 0;
  let patched = "";
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    patched += xml.slice(at, start) + text;
    at = end;
  }
  return patched + xml.slice(at);
}

/** Text for an element or attribute, without the characters XML cannot hold. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Beyond this nobody would see the result. */
const maxFirstColumn = 100;
