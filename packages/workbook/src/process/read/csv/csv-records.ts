/** What is kept of a CSV, and how much of it there may be. */
export interface CsvShape {
  delimiter: string;
  lineEnd: "\n" | "\r";
  /** Columns whose cells are kept; those behind them are only counted. */
  keptColumns: number;
  /** Characters of a cell that are kept. */
  keptChars: number;
  maxRowCells: number;
  maxCells: number;
  maxFieldChars: number;
}

/** A row as a spreadsheet numbers it: a line, or several where a quoted cell has line ends in it. */
export interface CsvRecord {
  row: number;
  /** The first cells, each cut at the characters that are kept. */
  cells: string[];
  /** How many cells it has. */
  width: number;
}

/** Why a row cannot be read. */
export type CsvLimit = "row_too_wide" | "too_many_cells" | "field_too_long" | "open_quote";

/** Thrown at the first cell beyond a limit, before anything more is built. `row` counts from 1. */
export class CsvLimitError extends Error {
  override readonly name = "CsvLimitError";
  readonly limit: CsvLimit;
  readonly row: number;

  constructor(limit: CsvLimit, row: number) {
    super(`${limit} in row ${row}`);
    this.limit = limit;
    this.row = row;
  }
}

/**
 * Reads rows out of a text that comes in pieces; holds one row, cut. Of our own, because csv-parse builds a whole row before anybody can count its
 * cells: ten million commas became 460 MB. It reads as csv-parse does with `relax_quotes`: a quote counts at a cell's beginning, and one that is
 * not followed by the cell's end makes both ordinary characters.
 */
export class CsvRecords {
  readonly #shape: CsvShape;
  readonly #delimiter: number;
  readonly #lineEnd: number;
  #state: "start" | "plain" | "quoted" | "closed" | "closedCr" = "start";
  #row = 1;
  #allCells = 0;
  #cells: string[] = [];
  #width = 0;
  #kept = "";
  #chars = 0;

  constructor(shape: CsvShape) {
    this.#shape = shape;
    this.#delimiter = shape.delimiter.charCodeAt(0);
    this.#lineEnd = shape.lineEnd.charCodeAt(0);
  }

  /** The rows that end within the next piece. */
  *push(piece: string): Generator<CsvRecord, void> {
    let at = 0;
    while (at < piece.length) {
      const end = this.#endOfRun(piece, at);
      if (end > at) this.#take(piece.slice(at, end));
      at = end + 1;
      if (end < piece.length && this.#sign(piece.charCodeAt(end))) yield this.#endRow();
    }
  }

  /** The last row, where no line end closed it. */
  *end(): Generator<CsvRecord, void> {
    if (this.#state === "quoted") throw new CsvLimitError("open_quote", this.#row);
    if (this.#state === "start" && this.#width === 0) return;
    this.#endCell();
    yield this.#endRow();
  }

  /** Where the characters end that mean nothing but themselves in this state. */
  #endOfRun(piece: string, from: number): number {
    if (this.#state === "closed" || this.#state === "closedCr") return from;
    if (this.#state === "quoted") return orLength(piece, piece.indexOf('"', from));
    let at = from;
    while (at < piece.length && !this.#isSign(piece.charCodeAt(at))) at += 1;
    return at;
  }

  #isSign(code: number): boolean {
    return code === this.#delimiter || code === this.#lineEnd || code === quote;
  }

  /** Takes one character that may mean something. True when the row is at its end. */
  #sign(code: number): boolean {
    if (this.#state === "quoted") {
      this.#state = "closed";
      return false;
    }
    if (code === quote) {
      this.#takeQuote();
      return false;
    }
    if (this.#state === "closed" && code === carriageReturn && code !== this.#lineEnd) {
      this.#state = "closedCr";
      return false;
    }
    if (code === this.#lineEnd) return this.#endLine();
    if (this.#state === "closedCr") this.#reopen("");
    if (code === this.#delimiter) this.#endCell();
    else if (this.#state === "closed") this.#reopen(String.fromCharCode(code));
    else this.#keep(String.fromCharCode(code));
    return false;
  }

  #takeQuote(): void {
    if (this.#state === "start") this.#state = "quoted";
    else if (this.#state === "closed") {
      this.#state = "quoted";
      this.#keep('"');
    } else if (this.#state === "closedCr") this.#reopen('"');
    else this.#keep('"');
  }

  /** The quotes that were taken for signs were text, and so is what follows. */
  #reopen(text: string): void {
    const cr = this.#state === "closedCr" ? "\r" : "";
    this.#kept = this.#isKept() ? `"${this.#kept}` : "";
    this.#state = "plain";
    this.#keep(`"${cr}${text}`);
  }

  #take(text: string): void {
    if (this.#state === "start") this.#state = "plain";
    this.#keep(text);
  }

  #keep(text: string): void {
    this.#chars += text.length;
    const { keptChars, maxFieldChars } = this.#shape;
    if (this.#chars > maxFieldChars) throw new CsvLimitError("field_too_long", this.#row);
    if (this.#isKept() && this.#kept.length < keptChars)
      this.#kept += text.slice(0, keptChars - this.#kept.length);
  }

  #isKept(): boolean {
    return this.#width < this.#shape.keptColumns;
  }

  #endLine(): true {
    if (this.#state === "plain" && this.#lineEnd === lineFeed)
      this.#kept = this.#kept.replace(/\r$/, "");
    this.#endCell();
    return true;
  }

  #endCell(): void {
    const { maxRowCells, maxCells } = this.#shape;
    if (this.#isKept()) this.#cells.push(this.#kept);
    this.#width += 1;
    this.#allCells += 1;
    if (this.#width > maxRowCells) throw new CsvLimitError("row_too_wide", this.#row);
    if (this.#allCells > maxCells) throw new CsvLimitError("too_many_cells", this.#row);
    this.#state = "start";
    this.#kept = "";
    this.#chars = 0;
  }

  #endRow(): CsvRecord {
    const record = { row: this.#row, cells: this.#cells, width: this.#width };
    this.#row += 1;
    this.#cells = [];
    this.#width = 0;
    return record;
  }
}

function orLength(text: string, index: number): number {
  return index < 0 ? text.length : index;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
