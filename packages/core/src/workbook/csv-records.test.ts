import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CsvRecords } from "./csv-records.ts";
import type { CsvShape } from "./csv-records.ts";

const roomy: CsvShape = {
  delimiter: ",",
  lineEnd: "\n",
  keptColumns: 100,
  keptChars: 100,
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
    const sign = fc.constantFrom("a", "\u65E5", '"', '"', ",", written, " ");
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 24 }), fc.nat(), (signs, seed) => {
        const text = signs.join("");
        const at = text.length === 0 ? 0 : seed % text.length;
        expect(asOurs([text.slice(0, at), text.slice(at)], lineEnd)).toEqual(asLibrary(text));
      }),
      { numRuns: 3000 },
    );
  },
);

test("rows are numbered as a spreadsheet shows them, a quoted cell with line ends being one", () => {
  const rows = readAll(['a,"b\r\nc"\r\n\r\n', "d"]);
  expect(rows).toEqual([
    { row: 1, cells: ["a", "b\r\nc"], width: 2 },
    { row: 2, cells: [""], width: 1 },
    { row: 3, cells: ["d"], width: 1 },
  ]);
});

test("of a long row the first columns are kept, of a long cell the first characters", () => {
  const rows = readAll(["abcd,efgh,ijkl\n"], { keptColumns: 2, keptChars: 3 });
  expect(rows).toEqual([{ row: 1, cells: ["abc", "efg"], width: 3 }]);
});

test.each([
  ["a row's cells", "a\n,,,", { maxRowCells: 3 }, "row_too_wide"],
  ["all cells", "a\n,\n", { maxCells: 2 }, "too_many_cells"],
  ["a cell's characters", "a\nabc", { maxFieldChars: 2 }, "field_too_long"],
  ["a quoted cell's line ends", 'a\n"\n\n\n', { maxFieldChars: 2 }, "field_too_long"],
  ["an open quote", 'a\n"b', {}, "open_quote"],
])("%s end the reading with the row where they do", (_, text, limits, limit) => {
  expect(() => readAll([text], limits)).toThrow(expect.objectContaining({ limit, row: 2 }));
});
