import { cutText } from "../timesheet/cut-text.ts";
import type { SourceRow } from "./columns/row-reader.ts";
import type { WorkbookLimits } from "./workbook-request.ts";

/** A record of a CSV as a row: its filled fields, as many columns as are looked at. */
export function csvSourceRow(
  record: { row: number; fields: readonly string[] } | undefined,
  { maxCellChars, maxColumns }: Pick<WorkbookLimits, "maxCellChars" | "maxColumns">,
): SourceRow | undefined {
  if (!record) return undefined;
  const { row, fields } = record;
  const filled = fields
    .slice(0, maxColumns)
    .flatMap((text, index) =>
      text.trim() === "" ? [] : [[index + 1, { text: cutText(text, maxCellChars) }] as const],
    );
  return { row, hidden: false, cells: new Map(filled), lines: swallowedLines(fields) };
}

/** Lines of the file that a quote left open has drawn into one field: a line break with a day or times in several fields behind it. */
function swallowedLines(fields: readonly string[]): number {
  const lines = fields.flatMap((field) => field.split(/\r\n?|\n/).slice(1));
  return lines.filter((line) => dayFirst.test(line) || twoTimes.test(line)).length;
}

const dayFirst = /^\s*"?(?:\d{2,4}[/.年-])?\d{1,2}[/月.-]\d{1,2}日?[^,;\t]*[,;\t]/;
const twoTimes = /\d{1,2}:\d{2}"?\s*[,;\t]\s*"?\d{1,2}:\d{2}/;
