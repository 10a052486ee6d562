import { SaxesParser } from "saxes";
import { invalidWorkbook } from "../../refusal.ts";
import { columnOf } from "../read/xlsx/xlsx-rows.ts";

/** The positions of a sheet part's tags in its text, as far as a patch needs them. */
export interface SheetLayout {
  rows: Map<number, RowPlace>;
  /** The last column that is filled, or merged in a wanted row; cells that only have a style do not count. */
  lastColumn: number;
  /** Where `<sheetData>` begins, and the prefix of the part's tags with its colon, usually "". */
  dataStart: number;
  prefix: string;
  columns: ColumnPlace[];
  /** The whole of `<cols>`. */
  columnsPart: Span | undefined;
  /** The `<dimension>` tags: the range that the sheet declares. */
  dimensions: Span[];
}

export interface Span {
  start: number;
  end: number;
}

export interface RowPlace {
  row: number;
  open: Span;
  isSelfClosing: boolean;
  closeStart: number;
  cells: CellPlace[];
}

interface CellPlace extends Span {
  column: number;
  style: string | undefined;
}

export interface ColumnPlace extends Span {
  min: number;
  max: number;
}

/**
 * Reads the layout of a part, with the cells of the wanted rows only. Throws a Refusal for a DTD, an error for invalid
 * XML.
 */
export function readSheetLayout(xml: string, wantedRows: ReadonlySet<number>): SheetLayout {
  const parser = new SaxesParser({ xmlns: false });
  const span = (): Span => ({
    start: xml.lastIndexOf("<", parser.position - 1),
    end: parser.position,
  });
  const layout = createLayout(wantedRows);
  parser.on("doctype", () => {
    throw invalidWorkbook("dtd");
  });
  parser.on("opentag", ({ name, attributes, isSelfClosing }) => {
    const prefix = name.slice(0, name.indexOf(":") + 1);
    const tag = { ...span(), prefix, attributes, isSelfClosing };
    layout.open(name.slice(prefix.length), tag);
  });
  parser.on("closetag", ({ name }) => layout.close(name.slice(name.indexOf(":") + 1), span()));
  parser.write(xml).close();
  return layout.found;
}

interface OpenTag extends Span {
  prefix: string;
  attributes: Readonly<Record<string, string | undefined>>;
  isSelfClosing: boolean;
}

/** Builds a layout tag by tag. */
function createLayout(wantedRows: ReadonlySet<number>) {
  const found: SheetLayout = {
    rows: new Map(),
    lastColumn: 0,
    dataStart: 0,
    prefix: "",
    columns: [],
    columnsPart: undefined,
    dimensions: [],
  };
  let row: RowPlace | undefined;
  let rowNumber = 0;
  let cell: CellPlace | undefined;
  let column = 0;
  const reach = (to: number) => {
    found.lastColumn = Math.max(found.lastColumn, to);
  };
  const openRow = ({ start, end, attributes, isSelfClosing }: OpenTag) => {
    rowNumber = Number(attributes["r"] ?? rowNumber + 1);
    column = 0;
    row = { row: rowNumber, open: { start, end }, isSelfClosing, closeStart: end, cells: [] };
    found.rows.set(rowNumber, row);
  };
  const openCell = ({ start, end, attributes }: OpenTag) => {
    column = columnOf(attributes["r"]) ?? column + 1;
    cell = { start, end, column, style: attributes["s"] };
    if (row && wantedRows.has(rowNumber)) row.cells.push(cell);
  };
  return {
    found,
    open(name: string, tag: OpenTag): void {
      const { start, end, prefix, attributes } = tag;
      if (name === "row") openRow(tag);
      else if (name === "c") openCell(tag);
      else if (name === "mergeCell") reach(mergedTo(attributes["ref"] ?? "", wantedRows));
      else if (cell) reach(cell.column);
      else if (name === "sheetData") Object.assign(found, { dataStart: start, prefix });
      else if (name === "dimension") found.dimensions.push({ start, end });
      else if (name === "cols") found.columnsPart = { start, end };
      else if (name === "col") found.columns.push(columnPlace(tag));
    },
    close(name: string, { start, end }: Span): void {
      const dimension = name === "dimension" ? found.dimensions.at(-1) : undefined;
      if (dimension) dimension.end = end;
      if (name === "cols" && found.columnsPart) found.columnsPart.end = end;
      if (name === "c" && cell) cell.end = end;
      if (name === "c") cell = undefined;
      if (name === "row" && row) row.closeStart = start;
      if (name === "row") row = undefined;
    },
  };
}

function columnPlace({ start, end, attributes }: OpenTag): ColumnPlace {
  return { start, end, min: Number(attributes["min"]), max: Number(attributes["max"]) };
}

/**
 * The last column of a merged range in a wanted row, which would hide new cells. 0 for other ranges, and for one across
 * the whole sheet.
 */
function mergedTo(reference: string, wantedRows: ReadonlySet<number>): number {
  const match = /^[A-Z]+(\d+):([A-Z]+)(\d+)$/.exec(reference);
  const [top, bottom] = [Number(match?.[1]), Number(match?.[3])];
  const column = columnOf(`${match?.[2]}1`) ?? 0;
  const isBeside = wantedRows.values().some((row) => row >= top && row <= bottom);
  return isBeside && column <= widestMerge ? column : 0;
}

const widestMerge = 50;
