import type { MonthReading, RawRow, RawSheet } from "@jobcan-automation/contract";
import { dayOfCell } from "../checks/read-cell.ts";
import { kindOfRow } from "../checks/row-kind.ts";
import { withMonthNumber } from "../values/dates/named-month.ts";
import { toPlainText } from "../values/texts/plain-text.ts";
import { weekdayBehind, weekdayIn, withoutWeekday } from "../values/dates/weekday.ts";
import type { DayReading, OpenDay, SheetContext } from "./open-day.ts";
import { candidateMonths, readBareDays } from "./read-bare-days.ts";
import { type MonthDays, readMonthDays } from "./read-month-days.ts";
import { readYearLastDays } from "./read-year-last-days.ts";
import { readShortYears } from "./read-short-years.ts";
import { saidMonths } from "./said-months.ts";

/** What is meant by the days that are written without their month or year. */
export interface UnderstoodDays {
  /** The ISO days of those whose meaning is plain. */
  read: ReadonlyMap<RawRow, string>;
  /** Those that are only likely: never taken without the user. */
  suggested: ReadonlyMap<RawRow, string>;
  /** Rows that can be read once the user chooses the month, or that no month has a day for. */
  open: ReadonlySet<RawRow>;
  month: MonthReading | undefined;
  /** The first day whose order of month and day follows only from the months that the other order would give. */
  ordered: RawRow | undefined;
}

/**
 * The days that "2", "11/2" or "2/11/2026" mean. One interpretation must fit the whole column: each weekday, the order
 * of the rows, the titles, and the user's month if there is one.
 */
export function understandDays(
  sheet: RawSheet,
  { today, month }: { today: string; month?: string | undefined },
): UnderstoodDays {
  const inOrder = sheet.rows.toSorted((a, b) => (a.block ?? 0) - (b.block ?? 0));
  const open = inOrder.map(toOpenDay).filter((day) => day !== undefined);
  if (open.length === 0) return nothingOpen;
  const full = inOrder.map((row) => dayOfCell(row.cells.date));
  const dated = full.filter((day) => day !== undefined);
  const said = saidMonths(sheet, { today, dated });
  const context = { today, ...said, period: sheet.period, chosen: month };
  const ofShape = (shape: OpenShape) => open.filter((day) => shapeOf(day) === shape);
  const bare = ofShape("bare");
  const parts = [
    { days: ofShape("month"), readDays: readMonthDays },
    { days: ofShape("year-last"), readDays: readYearLastDays },
    { days: ofShape("short-year"), readDays: readShortYears },
  ].map(({ days, readDays }) => ({
    days,
    found: days.length === 0 ? undefined : readDays(days, context),
  }));
  const likely = readBare(bare, context, dated.length);
  const readAsBare = new Map(entries(bare, likely.dates));
  const all = inOrder.flatMap((row, at) => readAsBare.get(row) ?? full[at] ?? []);
  const own = keepsOrder(dated, all)
    ? likely
    : { dates: undefined, isOpen: false, month: undefined };
  return {
    read: new Map([
      ...(own.isOpen ? entries(bare, own.dates) : []),
      ...parts.flatMap((part) => ofPlainness(part, true)),
    ]),
    suggested: new Map([
      ...(own.isOpen ? [] : entries(bare, own.dates)),
      ...parts.flatMap((part) => ofPlainness(part, false)),
    ]),
    open: new Set(own.isOpen ? bare.map(({ row }) => row) : []),
    month: own.month ?? monthOfDays(parts[0]?.found, context),
    ordered: parts.find(({ found }) => found?.isByMonths === true)?.days[0]?.row,
  };
}

/** By the numbers of a day: the day alone, with its month, or with its year in four digits or two. */
type OpenShape = "bare" | "month" | "year-last" | "short-year";

function shapeOf({ numbers }: OpenDay): OpenShape {
  const [, month, year] = numbers;
  if (month === undefined) return "bare";
  if (year === undefined) return "month";
  return year > 99 ? "year-last" : "short-year";
}

/** False where full dates are in order, and numbers read as days between them are not. */
function keepsOrder(full: readonly string[], all: readonly string[]): boolean {
  return full.length < 2 || !isAscending(full) || isAscending(all);
}

function isAscending(dates: readonly string[]): boolean {
  return dates.every((date, at) => date >= (dates[at - 1] ?? ""));
}

interface BareDays {
  dates: DayReading | undefined;
  /** False where a few numbers among full dates may be mistakes: then their days are only suggested. */
  isOpen: boolean;
  month: MonthReading | undefined;
}

function readBare(days: readonly OpenDay[], context: SheetContext, dated: number): BareDays {
  const worked = days.filter(({ hasTimes }) => hasTimes).length;
  const dates = days.length === 0 ? undefined : readBareDays(days, context);
  const isOpen = worked >= dated && (dates !== undefined || worked > 0);
  if (!isOpen) return { dates, isOpen, month: undefined };
  const candidates = candidateMonths(days, context);
  const month = lastMonth(dates);
  if (month === undefined) return { dates, isOpen, month: { kind: "needed", candidates } };
  return { dates, isOpen, month: reading(month, candidates, context) };
}

/** Days that name their month lack only the year. */
function monthOfDays(
  found: MonthDays | undefined,
  context: SheetContext,
): MonthReading | undefined {
  const month = found?.isPlain === true ? lastMonth(found.dates) : undefined;
  if (month === undefined) return undefined;
  const [year = "", number = ""] = month.split("-");
  const years = [Number(year), Number(year) - 1, Number(year) + 1];
  return reading(
    month,
    years.map((inYear) => `${inYear}-${number}`),
    context,
  );
}

function reading(month: string, candidates: string[], { chosen }: SheetContext): MonthReading {
  const all = [...new Set([month, ...candidates])];
  return { kind: chosen === undefined ? "read" : "chosen", month, candidates: all };
}

function lastMonth(dates: DayReading | undefined): string | undefined {
  const known = (dates ?? []).filter((date) => date !== undefined);
  return known
    .reduce<string | undefined>(
      (last, date) => (last === undefined || date > last ? date : last),
      undefined,
    )
    ?.slice(0, 7);
}

function ofPlainness(
  { days, found }: { days: readonly OpenDay[]; found: MonthDays | undefined },
  isPlain: boolean,
): [RawRow, string][] {
  return found?.isPlain === isPlain ? entries(days, found.dates) : [];
}

function entries(days: readonly OpenDay[], dates: DayReading | undefined): [RawRow, string][] {
  return days.flatMap(({ row }, index): [RawRow, string][] => {
    const date = dates?.[index];
    return date === undefined ? [] : [[row, date]];
  });
}

function toOpenDay(row: RawRow): OpenDay | undefined {
  const { text = "", number } = row.cells.date ?? {};
  const plain = toPlainText(text).replace(/^['’]/, "");
  const isWorked = kindOfRow(row) === "work";
  // 「10月」 over its days is no 10th that is a Monday.
  if (!isWorked && /^\d{1,2}月/.test(plain) && !/\d日|\d{1,2}月\d/.test(plain)) return undefined;
  const written = withoutWeekday(plain);
  const body = withMonthNumber(written);
  // 11.20 as a number is shown as 11.2.
  if (number !== undefined && !Number.isInteger(number)) return undefined;
  const match = shapes.map((shape) => shape.exec(body)).find((found) => found !== null);
  if (!match) return undefined;
  const aside = row.asides?.find(({ kind }) => kind === "weekday")?.text;
  return {
    row,
    numbers: match.slice(1).map(Number),
    weekday: weekdayBehind(text) ?? (aside === undefined ? undefined : weekdayIn(aside)),
    isNamed: /月|^\d{3,4}$/.test(body) || body !== written,
    hasTimes: isWorked,
  };
}

const shapes = [
  /^(\d{1,2})(?:日|st|nd|rd|th)?$/i,
  /^(1[0-2]|0?[1-9])([0-3]\d)$/,
  /^(\d{1,2})[/月.-](\d{1,2})日?$/,
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/,
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{1,2})$/,
];
const nothingOpen: UnderstoodDays = {
  read: new Map(),
  suggested: new Map(),
  open: new Set(),
  month: undefined,
  ordered: undefined,
};
