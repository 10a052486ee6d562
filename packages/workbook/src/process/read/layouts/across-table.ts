import { toPlainText, weekdayIn, withoutWeekday } from "@jobcan-automation/timesheet";
import { areDaysInOrder, isDayText } from "../columns/date-by-content.ts";
import { findBlocks } from "../columns/find-blocks.ts";
import type { HeadRow } from "../columns/head-row.ts";
import { mappedBlocks, type MappedBlocks } from "../columns/mapped-blocks.ts";
import { parseHead } from "../columns/parse-head.ts";

/** A table of days side by side, turned: its columns are rows here, its labels the heads, and `mapping` holds rows. */
export interface AcrossTable {
  /** The row of the dates. */
  dateRow: number;
  firstDay: number;
  turned: HeadRow[];
  /** Position of the column of labels among the turned rows. */
  index: number;
  mapped: MappedBlocks;
}

/** True for a row of dates from some column on: the first row of a table of days side by side. */
function isDayRow({ texts }: HeadRow): boolean {
  return dayColumns(texts) !== undefined;
}

/**
 * Positions of the rows of dates, in order: rows of days, and a first or last week of one or two days beside them, known
 * by its days that go on.
 */
export function dayRowsOf(rows: readonly HeadRow[]): number[] {
  const whole = rows.flatMap((row, at) => (isDayRow(row) ? [at] : []));
  const [first, last] = [whole[0], whole.at(-1)];
  if (first === undefined || last === undefined) return [];
  const before = rows.findLastIndex((row, at) => at < first && goesOn(row, rows[first]));
  const after = rows.findIndex((row, at) => at > last && goesOn(rows[last], row));
  return [before, ...whole, after].filter((at) => at >= 0);
}

/** True where the days of a row follow those of another, at most a weekend and a holiday later, under the same label. */
function goesOn(row: HeadRow | undefined, next: HeadRow | undefined): boolean {
  const [days, later] = [row, next].map((one) => one && daysAlone(one.texts));
  const [end, start] = [days?.days.at(-1), later?.days[0]];
  const isNext = end !== undefined && start !== undefined && start > end && start <= end + 4;
  return isNext && days?.label === later?.label;
}

/** The columns of the days in a row that is known to hold them, however few. */
export function columnsOfDays(texts: HeadRow["texts"]): number[] | undefined {
  return dayColumns(texts) ?? daysAlone(texts)?.columns;
}

/** Days from some column on, where all other cells are, and the words before them; undefined for other rows. */
function daysAlone(
  texts: HeadRow["texts"],
): { label: string; columns: number[]; days: number[] } | undefined {
  const cells = [...texts].toSorted(([a], [b]) => a - b);
  const first = cells.findIndex(([column, text]) => column > 1 && isDayAlone(text));
  const rest = first < 0 ? [] : cells.slice(first);
  if (rest.length === 0 || !rest.every(([, text]) => isDayAlone(text))) return undefined;
  return {
    label: cells
      .slice(0, first)
      .map(([, text]) => text.trim())
      .join(),
    columns: rest.map(([column]) => column),
    days: rest.map(([, text]) => dayOfMonth(text)),
  };
}

/** 30 for 「30」, 「11/30(月)」 and a date cell. */
function dayOfMonth(text: string): number {
  return Number(/(\d{1,2})日?$/.exec(withoutWeekday(toPlainText(text)))?.[1]);
}

/** True for a row of weekdays alone. */
export function isWeekdayRow({ texts }: HeadRow): boolean {
  return [...texts.values()].filter((text) => weekdayIn(text) !== undefined).length >= 3;
}

/** Reads rows from a row of dates (or the weekdays above it) on; undefined where no label says start and end. */
export function acrossTable(
  rows: readonly HeadRow[],
  { dateRow, firstDay }: Pick<AcrossTable, "dateRow" | "firstDay">,
): AcrossTable | undefined {
  const label = labelColumn(rows, firstDay);
  if (label === undefined) return undefined;
  const turned = turn(rows).filter(({ row }) => row <= label || row >= firstDay);
  const index = turned.findIndex(({ row }) => row === label);
  const head = turned[index];
  if (!head) return undefined;
  turned[index] = withDate(head, dateRow);
  const hidden = new Set(rows.flatMap(({ row, isHidden }) => (isHidden === true ? [row] : [])));
  const found = findBlocks({ rows: turned, index, isHidden: (row) => hidden.has(row) });
  const mapped = mappedBlocks(found, undefined);
  return mapped && { dateRow, firstDay, turned, index, mapped };
}

/** The column of labels: the one before the days that names start and end. */
export function labelColumn(rows: readonly HeadRow[], firstDay: number): number | undefined {
  const columns = Array.from({ length: firstDay - 1 }, (_, at) => firstDay - 1 - at);
  return columns.find((column) => {
    const roles = new Set(rows.map(({ texts }) => parseHead(texts.get(column) ?? "").role));
    return roles.has("start") && roles.has("end");
  });
}

/** The columns of the days, where nearly all cells from the first one on are days in their order. */
function dayColumns(texts: HeadRow["texts"]): number[] | undefined {
  const cells = [...texts].toSorted(([a], [b]) => a - b);
  const first = cells.findIndex(([column, text]) => column > 1 && isDayAlone(text));
  const rest = first < 0 ? [] : cells.slice(first);
  const days = rest.filter(([, text]) => isDayAlone(text));
  const areNumbers = days.every(([, text]) => /^\d{1,2}$/.test(toPlainText(text)));
  const isEnough = days.length >= (areNumbers ? 3 : 2) && days.length * 4 >= rest.length * 3;
  return isEnough &&
    (!areNumbers || areDaysInOrder(days.map(([, text]) => Number(toPlainText(text)))))
    ? days.map(([column]) => column)
    : undefined;
}

/** A day without a time of day, as a row of starts may have. */
function isDayAlone(text: string): boolean {
  const clock = /(?<![\d+:-])\d{1,2}:\d{2}/.exec(text)?.[0];
  return isDayText(text) && (clock === undefined || /^0?0:00$/.test(clock));
}

/** Columns as rows. */
function turn(rows: readonly HeadRow[]): HeadRow[] {
  const columns = new Map<number, Map<number, string>>();
  for (const { row, texts } of rows) {
    for (const [column, text] of texts) {
      const cells = columns.get(column) ?? new Map<number, string>();
      columns.set(column, cells.set(row, text));
    }
  }
  return [...columns]
    .toSorted(([a], [b]) => a - b)
    .map(([row, texts]) => ({ row, texts: new Map([...texts].toSorted(([a], [b]) => a - b)) }));
}

/** The labels with 日付 for the row of dates, and for no other. */
function withDate({ row, texts }: HeadRow, dateRow: number): HeadRow {
  const others = [...texts].filter(
    ([at, text]) => at !== dateRow && parseHead(text).role !== "date",
  );
  const all = [...others, [dateRow, "日付"] as const].toSorted(([a], [b]) => a - b);
  return { row, texts: new Map(all) };
}
