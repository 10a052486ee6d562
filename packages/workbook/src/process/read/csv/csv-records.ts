/** How a CSV is parsed, which of its text is retained, and its limits. */
export interface CsvShape {
  delimiter: string;
  lineEnd: "\n" | "\r";
  /** The first columns, whose cells are retained; later ones are only counted. */
  retainedColumns: number;
  /** Characters of a cell that are retained. */
  retainedChars: number;
  maxRowCells: number;
  maxCells: number;
  maxFieldChars: number;
}

/** A row as a spreadsheet numbers it: one line, or several where a quoted cell contains line breaks. */
export interface CsvRecord {
  row: number;
  /** The retained cells, each cut to `retainedChars`. */
  cells: string[];
  /** How many cells it has. */
  width: number;
}

/** Why a row cannot be read. */
export type CsvLimit = "row_too_wide" | "too_many_cells" | "field_too_long" | "open_quote";

/**
 * Thrown at the first cell beyond a limit, before more memory is used. `row` counts from 1; for an open quote it is the
 * line of the file that opens it.
 */
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
 * Parses rows from a text that comes in pieces, with one cut row in memory. csv-parse is not used, because it builds a
 * whole row before its cells can be counted: ten million commas took 460 MB. It parses like csv-parse with
 * `relax_quotes`: a quote counts only at the start of a cell, and if its closing quote is not followed by the end of
 * the cell, both are ordinary characters.
 */
export class CsvRecords {
  readonly #shape: CsvShape;
  readonly #delimiter: number;
  readonly #lineEnd: number;
  #state: "start" | "plain" | "quoted" | "closed" | "closedCr" = "start";
  #row = 1;
  #line = 1;
  #quoteLine = 1;
  #allCells = 0;
  #cells: string[] = [];
  #width = 0;
  #text = "";
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
    if (this.#state === "quoted") throw new CsvLimitError("open_quote", this.#quoteLine);
    if (this.#state === "start" && this.#width === 0) return;
    this.#endCell();
    yield this.#endRow();
  }

  /** The end of the ordinary characters from here, in the current state. */
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

  /** Handles one special character. True at the end of a row. */
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
    else this.#append(String.fromCharCode(code));
    return false;
  }

  #takeQuote(): void {
    if (this.#state === "start") {
      this.#state = "quoted";
      this.#quoteLine = this.#line;
    } else if (this.#state === "closed") {
      this.#state = "quoted";
      this.#append('"');
    } else if (this.#state === "closedCr") this.#reopen('"');
    else this.#append('"');
  }

  /** The quotes of this cell are ordinary characters after all, and so is what follows. */
  #reopen(text: string): void {
    const cr = this.#state === "closedCr" ? "\r" : "";
    this.#text = this.#isRetained() ? `"${this.#text}` : "";
    this.#state = "plain";
    this.#append(`"${cr}${text}`);
  }

  #take(text: string): void {
    if (this.#state === "start") this.#state = "plain";
    this.#append(text);
  }

  #append(text: string): void {
    if (this.#state === "quoted") this.#line += text.split(this.#shape.lineEnd).length - 1;
    this.#chars += text.length;
    const { retainedChars, maxFieldChars } = this.#shape;
    if (this.#chars > maxFieldChars) throw new CsvLimitError("field_too_long", this.#row);
    if (this.#isRetained() && this.#text.length < retainedChars)
      this.#text += text.slice(0, retainedChars - this.#text.length);
  }

  #isRetained(): boolean {
    return this.#width < this.#shape.retainedColumns;
  }

  #endLine(): true {
    if (this.#state === "plain" && this.#lineEnd === lineFeed)
      this.#text = this.#text.replace(/\r$/, "");
    this.#endCell();
    return true;
  }

  #endCell(): void {
    const { maxRowCells, maxCells } = this.#shape;
    if (this.#isRetained()) this.#cells.push(this.#text);
    this.#width += 1;
    this.#allCells += 1;
    if (this.#width > maxRowCells) throw new CsvLimitError("row_too_wide", this.#row);
    if (this.#allCells > maxCells) throw new CsvLimitError("too_many_cells", this.#row);
    this.#state = "start";
    this.#text = "";
    this.#chars = 0;
  }

  #endRow(): CsvRecord {
    const record = { row: this.#row, cells: this.#cells, width: this.#width };
    this.#row += 1;
    this.#line += 1;
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
