import { toPlainText } from "@jobcan-automation/timesheet";
import type { HeadRow } from "../columns/head-row.ts";
import { plainHead } from "../columns/parse-head.ts";
import type { DateParts, SourceRow } from "./row-reader.ts";

/** Finds them by their heads and values; undefined where the days have no month of their own. */
export function datePartsOf(
  date: number,
  { head, samples }: { head: HeadRow | undefined; samples: readonly HeadRow[] },
): DateParts | undefined {
  const columnOf = (words: RegExp) =>
    [date - 1, date - 2].find((column) => words.test(plainHead(head?.texts.get(column) ?? "")));
  const [month, year] = [columnOf(/^(?:月|month)$/), columnOf(/^(?:年|西暦|year)$/)];
  if (month === undefined) return undefined;
  const texts = samples.flatMap(({ texts: cells }) => toPlainText(cells.get(month) ?? "") || []);
  return texts.length > 0 && texts.every((text) => /^(?:1[0-2]|0?[1-9])月?$/.test(text))
    ? { month, year }
    : undefined;
}

/** Writes month and year into the dates; a part that stands once counts for the rows below it. */
export function createDateJoiner() {
  const above = new Map<number, string>();
  const partAt = ({ cells }: SourceRow, column: number) => {
    const own = /^\d+/.exec(toPlainText(cells.get(column)?.text ?? ""))?.[0];
    if (own !== undefined) above.set(column, own);
    return above.get(column);
  };
  return (source: SourceRow, date: number, parts: DateParts | undefined): SourceRow => {
    if (parts === undefined) return source;
    const month = partAt(source, parts.month);
    const year = parts.year === undefined ? undefined : partAt(source, parts.year);
    const day = /^(\d{1,2})日?$/.exec(toPlainText(source.cells.get(date)?.text ?? ""))?.[1];
    if (month === undefined || day === undefined) return source;
    const text = [year, month, day].filter((part) => part !== undefined).join("/");
    return { ...source, cells: new Map([...source.cells, [date, { text }]]) };
  };
}
