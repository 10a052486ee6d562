import { parse } from "csv-parse/sync";
import { array, assert, constantFrom, nat, property } from "fast-check";
import { expect, test } from "vitest";
import { CsvRecords, type CsvShape } from "./csv-records.ts";

const roomy: CsvShape = {
  delimiter: ",",
  lineEnd: "\n",
  retainedColumns: 100,
  retainedChars: 100,
  maxRowCells: 100,
  maxCells: 1000,
  maxFieldChars: 100,
};

function readAll(pieces: readonly string[], differing: Partial<CsvShape> = {}) {
  const records = new CsvRecords({ ...roomy, ...differing });
  return [...pieces.flatMap((piece) => [...records.push(piece)]), ...records.end()];
}

function cellsOf(pieces: readonly string[], differing: Partial<CsvShape> = {}): string[][] {
  return readAll(pieces, differing).map(({ cells }) => cells);
}

/** What the library makes of the text, or that it finds a quote left open. */
function asLibrary(text: string): string[][] | string {
  try {
    return parse(text, { relax_column_count: true, relax_quotes: true });
  } catch {
    return "open quote";
  }
}

function asOurs(pieces: readonly string[], lineEnd: CsvShape["lineEnd"]): string[][] | string {
  try {
    return cellsOf(pieces, { lineEnd });
  } catch {
    return "open quote";
  }
}

test.each([
  ["\n", "\n"],
  ["\r\n", "\n"],
  ["\r", "\r"],
] as const)(
  "whatever stands in a text with %j and wherever it is cut, rows come out as csv-parse has them",
  (written, lineEnd) => {
    const sign = constantFrom("a", "\u65E5", '"', '"', ",", written, " ");
    assert(
      property(array(sign, { maxLength: 24 }), nat(), (signs, seed) => {
        const text = signs.join("");
        const at = text.length === 0 ? 0 : seed % text.length;
        expect(asOurs([text.slice(0, at), text.slice(at)], lineEnd)).toEqual(asLibrary(text));
      }),
      { numRuns: 3000 },
    );
  },
);

test("rows are numbered as a spreadsheet shows them, also with line breaks in a quoted cell", () => {
  const rows = readAll(['a,"b\r\nc"\r\n\r\n', "d"]);
  expect(rows).toEqual([
    { row: 1, cells: ["a", "b\r\nc"], width: 2 },
    { row: 2, cells: [""], width: 1 },
    { row: 3, cells: ["d"], width: 1 },
  ]);
});

test("of a long row the first columns are retained, of a long cell the first characters", () => {
  const rows = readAll(["abcd,efgh,ijkl\n"], { retainedColumns: 2, retainedChars: 3 });
  expect(rows).toEqual([{ row: 1, cells: ["abc", "efg"], width: 3 }]);
});

test.each([
  { limit: "row_too_wide", text: "a\n,,,", limits: { maxRowCells: 3 } },
  { limit: "too_many_cells", text: "a\n,\n", limits: { maxCells: 2 } },
  { limit: "field_too_long", text: "a\nabc", limits: { maxFieldChars: 2 } },
  { limit: "field_too_long", text: 'a\n"\n\n\n', limits: { maxFieldChars: 2 } },
  { limit: "open_quote", text: 'a\n"b', limits: {} },
])("$limit ends the reading and names the row: $text", ({ limit, text, limits }) => {
  expect(() => readAll([text], limits)).toThrow(expect.objectContaining({ limit, row: 2 }));
});
