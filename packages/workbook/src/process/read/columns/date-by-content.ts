import {
  parseClockTime,
  parseTimesheetDate,
  toPlainText,
  withMonthNumber,
  withoutWeekday,
} from "@jobcan-automation/timesheet";
import type { HeadRow } from "./head-row.ts";
import type { Head } from "./heads.ts";

/**
 * Heads for columns of dates that no head names: in each block the first column before its start whose cells are
 * dates. Only for rows that look like days: those with a date have times under the starts.
 */
export function datesByContent(heads: readonly Head[], samples: readonly HeadRow[]): Head[] {
  const starts = heads.filter(({ role }) => role === "start").map(({ column }) => column);
  const [first] = starts;
  if (first === undefined || heads.some(({ role }) => role === "date")) return [];
  const named = new Map(heads.map(({ column, text }) => [column, text]));
  const columns = [...new Set(samples.flatMap(({ texts }) => [...texts.keys()]))];
  return columns
    .toSorted((a, b) => a - b)
    .filter((column) => !unlikelyHead.test(named.get(column) ?? ""))
    .filter((column) => isDates(column, samples, starts))
    .map((column) => toDateHead(column, named.get(column) ?? ""));
}

function toDateHead(column: number, text: string): Head {
  const none = { number: undefined, modifier: "", family: "", words: "" } as const;
  return { column, role: "date", kind: "none", isGuessed: true, text, ...none };
}

function isDates(column: number, samples: readonly HeadRow[], starts: readonly number[]): boolean {
  const filled = samples.filter(({ texts }) => texts.has(column));
  const texts = filled.map((row) => row.texts.get(column) ?? "");
  const dates = texts.filter(isDayText);
  const start = starts.find((candidate) => candidate > column);
  const worked = filled.filter((row) => parseClockTime(row.texts.get(start ?? 0) ?? "").ok);
  const isEnough = dates.length > 0 && dates.length * 3 >= texts.length * 2;
  return isEnough && worked.length > 0 && areInOrder(dates);
}

/** True for a column of starts that hold their day as well (2026/11/2 9:00). */
export function areDaysWithTimes(column: number, samples: readonly HeadRow[]): boolean {
  const texts = samples.flatMap(({ texts: cells }) => cells.get(column)?.trim() ?? []);
  const whole = texts.filter((text) => {
    const [, day = ""] = /^(\S+?)(?:\s+|T)\d{1,2}:\d{2}\S*$/.exec(text) ?? [];
    return parseTimesheetDate(day).ok;
  });
  return whole.length > 0 && whole.length * 3 >= texts.length * 2;
}

/** A day with its month, or a number of the month. */
export function isDayText(text: string): boolean {
  if (parseTimesheetDate(text).ok) return !/^\d{5}/.test(text);
  return openDay.test(withMonthNumber(withoutWeekday(toPlainText(text))));
}

/** Numbers may count rows instead of days; but then they do not fit the days' order, or a column of dates is beside them. */
function areInOrder(texts: readonly string[]): boolean {
  const numbers = texts.map((text) =>
    Number(/^(\d{1,2})日?(?!\d|[/月.-])/.exec(toPlainText(text))?.[1]),
  );
  return numbers.every((number) => Number.isNaN(number)) || areDaysInOrder(numbers);
}

/** True for numbers of days, which start again at most once. */
export function areDaysInOrder(numbers: readonly number[]): boolean {
  const falls = numbers.filter((number, at) => at > 0 && number <= (numbers[at - 1] ?? 0));
  return falls.length <= 1 && numbers.every((number) => number >= 1 && number <= 31);
}

const openDay = /^(?:(?:\d{1,2}[/月-])?\d{1,2}日?|\d{1,2}\/\d{1,2}\/(?:\d{2}|\d{4}))$/;
/** Heads over other days than those of the work. */
const unlikelyHead =
  /申請|更新|承認|締|提出|作成|入力|生年|入社|支払|登録|no\.?$|番号|時間|回|数|計/i;
