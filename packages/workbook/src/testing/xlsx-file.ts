import { deflateRawSync, constants } from "node:zlib";
import { zipFile, type ZipEntry } from "./zip-file.ts";

export interface XlsxSheet {
  name: string;
  state?: "hidden" | "veryHidden";
  /** The content of `sheetData`. */
  rows: string;
  /** XML after `sheetData`. */
  tail?: string;
  /** XML before the worksheet, and before its `sheetData`. */
  head?: string;
  before?: string;
}

export interface XlsxFileOptions {
  sheets: readonly XlsxSheet[];
  sharedStrings?: string;
  styles?: string;
  date1904?: boolean;
  extra?: readonly ZipEntry[];
  bookHead?: string;
  /** The tab it was saved on, from 0. */
  activeTab?: number;
}

/** A workbook's bytes from pieces of XML, as small as the format allows. */
export function xlsxFile(options: XlsxFileOptions): Buffer {
  return zipFile(xlsxEntries(options));
}

export function xlsxEntries({
  sheets,
  sharedStrings,
  styles,
  date1904,
  extra = [],
  bookHead = "",
  activeTab = 0,
}: XlsxFileOptions): ZipEntry[] {
  const book = `${bookHead}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><workbookPr${
    date1904 ? ' date1904="1"' : ""
  }/><bookViews><workbookView activeTab="${activeTab}"/></bookViews><sheets>${sheets
    .map(
      ({ name, state }, index) =>
        `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="rId${index + 1}"/>`,
    )
    .join("")}</sheets></workbook>`;
  const relations = [
    ...sheets.map((_, index) =>
      relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`),
    ),
    relation("rIdS", "sharedStrings", "sharedStrings.xml"),
    relation("rIdT", "styles", "/xl/styles.xml"),
  ];
  return [
    {
      name: "[Content_Types].xml",
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
    },
    {
      name: "_rels/.rels",
      data: relationships([relation("rId1", "officeDocument", "xl/workbook.xml")]),
    },
    { name: "xl/workbook.xml", data: book },
    { name: "xl/_rels/workbook.xml.rels", data: relationships(relations) },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: sheetXml(sheet),
    })),
    ...(sharedStrings === undefined
      ? []
      : [{ name: "xl/sharedStrings.xml", data: `<sst xmlns="${main}">${sharedStrings}</sst>` }]),
    ...(styles === undefined
      ? []
      : [{ name: "xl/styles.xml", data: `<styleSheet xmlns="${main}">${styles}</styleSheet>` }]),
    ...extra,
  ];
}

export function sheetXml({
  rows,
  head = "",
  before = "",
  tail = "",
}: Pick<XlsxSheet, "rows" | "head" | "before" | "tail">): string {
  return `${head}<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${tail}</worksheet>`;
}

/** A row of inline texts. */
export function textRow(row: number, texts: readonly string[], attributes = ""): string {
  const cells = texts.map(
    (text, index) =>
      `<c r="${String.fromCodePoint(65 + index)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${row}"${attributes}>${cells.join("")}</row>`;
}

export const headerRow = textRow(1, ["日付", "開始時刻", "終了時刻"]);

/** Deflated bytes that inflate to `blocks` MB of spaces, about 1 KB a block and quick to make. */
export function spaceBomb(prefix: string, blocks: number): { bytes: Buffer; size: number } {
  const flushed = { level: 9, finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(Buffer.alloc(1_000_000, 0x20), flushed);
  const bytes = Buffer.concat([
    deflateRawSync(prefix, flushed),
    ...Array.from({ length: blocks }, () => block),
    deflateRawSync(""),
  ]);
  return { bytes, size: Buffer.byteLength(prefix) + blocks * 1_000_000 };
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/relationships/${type}" Target="${target}"/>`;
}

function relationships(list: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
