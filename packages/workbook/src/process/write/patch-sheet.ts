import { columnLetters } from "@jobcan-automation/timesheet";
import { invalidWorkbook } from "../../refusal.ts";
import {
  readSheetLayout,
  type ColumnPlace,
  type RowPlace,
  type SheetLayout,
  type Span,
} from "./sheet-layout.ts";

export interface SheetPatch {
  headerRow: number;
  headings: readonly string[];
  /** Texts to put beside a row, by its number. */
  texts: ReadonlyMap<number, readonly string[]>;
  widths: readonly number[];
}

/**
 * Adds columns of text after the last filled column of a sheet part; everything else stays the same byte for byte.
 * Throws a Refusal when the part cannot be patched safely (a DTD, cells up to the last columns, a missing row).
 */
export function patchSheet(xml: string, patch: SheetPatch): string {
  const { headerRow, headings, texts, widths } = patch;
  const layout = readSheetLayout(xml, new Set([headerRow, ...texts.keys()]));
  const firstColumn = layout.lastColumn + 1;
  if (firstColumn > maxFirstColumn) throw invalidWorkbook("too_many_columns");
  // The declared range is optional, and programs that trust it would not see the new columns.
  const edits = layout.dimensions.map((span): Edit => ({ ...span, text: "" }));
  edits.push(columnsEdit(xml, layout, { firstColumn, widths }));
  const added = { xml, prefix: layout.prefix, firstColumn };
  const header = layout.rows.get(headerRow);
  const headStyle = header?.cells[0]?.style;
  if (header) edits.push(...rowEdits(header, { ...added, texts: headings, style: headStyle }));
  for (const [row, rowTexts] of texts) {
    const place = layout.rows.get(row);
    if (!place) throw invalidWorkbook("no_rows");
    edits.push(...rowEdits(place, { ...added, texts: rowTexts, style: undefined }));
  }
  return applyEdits(xml, edits);
}

interface Edit extends Span {
  text: string;
}

interface RowAddition {
  xml: string;
  prefix: string;
  firstColumn: number;
  texts: readonly string[];
  /** For cells that have no style of their own. */
  style: string | undefined;
}

/** The edits that put new cells into a row. They replace cells that only have a style, and take over that style. */
function rowEdits(place: RowPlace, addition: RowAddition): Edit[] {
  const { xml, prefix, firstColumn, texts } = addition;
  const { open, closeStart, isSelfClosing } = place;
  const lastColumn = firstColumn + texts.length - 1;
  const cells = newCells(place, addition);
  // `spans` is only a hint of a row's width, and wrong once the row is wider.
  const tag = xml.slice(open.start, open.end).replace(/\sspans="[^"]*"/, "");
  if (isSelfClosing)
    return [{ ...open, text: `${tag.replace(/\/>$/, ">")}${cells}</${prefix}row>` }];
  const replaced = place.cells.filter(
    ({ column }) => column >= firstColumn && column <= lastColumn,
  );
  const next = place.cells.find(({ column }) => column > lastColumn)?.start ?? closeStart;
  const start = replaced[0]?.start ?? next;
  return [
    { ...open, text: tag },
    { start, end: replaced.at(-1)?.end ?? start, text: cells },
  ];
}

function newCells(
  place: RowPlace,
  { prefix, firstColumn, texts, style: otherStyle }: RowAddition,
): string {
  return texts
    .map((text, index) => {
      const column = firstColumn + index;
      const style = place.cells.find((cell) => cell.column === column)?.style ?? otherStyle;
      const attributes = style === undefined ? "" : ` s="${escapeXml(style)}"`;
      const start = `<${prefix}c r="${columnLetters(column)}${place.row}"${attributes}`;
      if (text === "") return style === undefined ? "" : `${start}/>`;
      const content = `<${prefix}is><${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t></${prefix}is>`;
      return `${start} t="inlineStr">${content}</${prefix}c>`;
    })
    .join("");
}

/**
 * Sets the widths of the new columns, and takes them out of the ranges that the sheet declares: programs style or hide
 * all remaining columns as one range.
 */
function columnsEdit(
  xml: string,
  { prefix, columns, columnsPart, dataStart }: SheetLayout,
  { firstColumn, widths }: { firstColumn: number; widths: readonly number[] },
): Edit {
  const lastColumn = firstColumn + widths.length - 1;
  const untouched = columns.flatMap((place) => [
    ...columnTag(xml, place, { min: place.min, max: Math.min(place.max, firstColumn - 1) }),
    ...columnTag(xml, place, { min: Math.max(place.min, lastColumn + 1), max: place.max }),
  ]);
  const added = widths.map((width, index) => {
    const min = firstColumn + index;
    return {
      min,
      tag: `<${prefix}col min="${min}" max="${min}" width="${width}" customWidth="1"/>`,
    };
  });
  const tags = [...untouched, ...added].toSorted((a, b) => a.min - b.min).map(({ tag }) => tag);
  const { start, end } = columnsPart ?? { start: dataStart, end: dataStart };
  return { start, end, text: `<${prefix}cols>${tags.join("")}</${prefix}cols>` };
}

/** A column's tag for a part of its range; nothing for an empty part. */
function columnTag(
  xml: string,
  place: ColumnPlace,
  { min, max }: { min: number; max: number },
): { min: number; tag: string }[] {
  if (min > max) return [];
  const tag = xml
    .slice(place.start, place.end)
    .replace(/\smin="[^"]*"/, ` min="${min}"`)
    .replace(/\smax="[^"]*"/, ` max="${max}"`)
    .replace(/\/?>$/, "/>");
  return [{ min, tag }];
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

/** Text escaped for an element or attribute, without characters that XML cannot contain. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Columns further to the right would not be noticed. */
const maxFirstColumn = 100;
