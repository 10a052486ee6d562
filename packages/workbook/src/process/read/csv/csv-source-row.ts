import { cutText } from "@jobcan-automation/timesheet";
import { isWorthKeeping } from "../rows/cells-beside.ts";
import { otherCellChars, type SourceRow } from "../rows/row-reader.ts";
import type { CsvRecord } from "./csv-records.ts";
import { ownCopy } from "../../own-copy.ts";

/** A record of a CSV as a row: its filled cells; outside the columns of `full` only what may bear on the day, and no more of it than a word. */
export function csvSourceRow(
  { row, cells }: Pick<CsvRecord, "row" | "cells">,
  { full, maxCellChars }: { full: ReadonlySet<number>; maxCellChars: number },
): SourceRow {
  const filled = cells.flatMap((text, index) => {
    const isFull = full.has(index + 1);
    if (text.trim() === "" || !(isFull || isWorthKeeping(text))) return [];
    const most = isFull ? maxCellChars : otherCellChars;
    return [[index + 1, { text: ownCopy(cutText(text, most)) }] as const];
  });
  return { row, hidden: false, cells: new Map(filled), lines: swallowedLines(cells) };
}

/** Lines of the file that a quote left open has drawn into one field: a line break with a day or times in several fields behind it. */
function swallowedLines(fields: readonly string[]): number {
  const lines = fields.flatMap((field) => field.split(/\r\n?|\n/).slice(1));
  return lines.filter((line) => dayFirst.test(line) || twoTimes.test(line)).length;
}

const dayFirst = /^\s*"?(?:\d{2,4}[/.年-])?\d{1,2}[/月.-]\d{1,2}日?[^,;\t]*[,;\t]/;
const twoTimes = /\d{1,2}:\d{2}"?\s*[,;\t]\s*"?\d{1,2}:\d{2}/;
