import { cutText } from "@jobcan-automation/timesheet";
import { isRelevantText } from "../rows/cells-beside.ts";
import { otherCellChars, type SourceRow } from "../rows/row-reader.ts";
import type { CsvRecord } from "./csv-records.ts";
import { ownCopy } from "../../own-copy.ts";

/**
 * A CSV record as a row with its filled cells. Outside the columns of `full` only short or relevant texts are taken,
 * cut to a few words.
 */
export function csvSourceRow(
  { row, cells }: Pick<CsvRecord, "row" | "cells">,
  { full, maxCellChars }: { full: ReadonlySet<number>; maxCellChars: number },
): SourceRow {
  const filled = cells.flatMap((text, index) => {
    const isFull = full.has(index + 1);
    if (text.trim() === "" || !(isFull || isRelevantText(text))) return [];
    const most = isFull ? maxCellChars : otherCellChars;
    return [[index + 1, { text: ownCopy(cutText(shownText(text), most)) }] as const];
  });
  return { row, hidden: false, cells: new Map(filled), lines: swallowedLines(cells) };
}

/** The text that a spreadsheet shows: `="9:00"`, as programs write texts that must not become numbers, is 9:00. */
export function shownText(text: string): string {
  return /^="([^"]*)"$/.exec(text)?.[1] ?? text;
}

/**
 * Counts lines of the file that an unclosed quote has merged into one field: after a line break come a day or two
 * times.
 */
function swallowedLines(fields: readonly string[]): number {
  const lines = fields.flatMap((field) => field.split(/\r\n?|\n/).slice(1));
  return lines.filter((line) => dayFirst.test(line) || twoTimes.test(line)).length;
}

const dayFirst = /^\s*"?(?:\d{2,4}[/.年-])?\d{1,2}[/月.-]\d{1,2}日?[^,;\t]*[,;\t]/;
const twoTimes = /\d{1,2}:\d{2}"?\s*[,;\t]\s*"?\d{1,2}:\d{2}/;
