import type { RawRow, RawSheet } from "@jobcan-automation/contract";
import { toPlainText } from "../values/plain-text.ts";
import type { OpenDay } from "./open-day.ts";
import { suggestBareDays } from "./suggest-bare-days.ts";
import { suggestMonthDays } from "./suggest-month-days.ts";
import { suggestYearLastDays } from "./suggest-year-last-days.ts";
import { weekdayTail } from "../values/timesheet-date.ts";
import { weekdayBehind, weekdayIn } from "../values/weekday.ts";

/**
 * The days that "2", "11/2" or "2/11/2026" most likely mean. One interpretation must fit the whole column: each
 * weekday, the order of the rows and the titles; otherwise there are no suggestions. A suggestion is never taken
 * without the user.
 */
export function suggestDays(sheet: RawSheet, today: string): ReadonlyMap<RawRow, string> {
  const { month, months = month === undefined ? [] : [month], period } = sheet;
  const context = { today, months, period };
  const inOrder = sheet.rows.toSorted((a, b) => (a.block ?? 0) - (b.block ?? 0));
  const open = inOrder.map(toOpenDay).filter((day) => day !== undefined);
  const ofShape = (length: number) => open.filter(({ numbers }) => numbers.length === length);
  return new Map([
    ...suggestBareDays(ofShape(1), context),
    ...suggestMonthDays(ofShape(2), context),
    ...suggestYearLastDays(ofShape(3), context),
  ]);
}

function toOpenDay(row: RawRow): OpenDay | undefined {
  const text = row.cells.date?.text ?? "";
  const body = toPlainText(text).replace(weekdayTail, "");
  const match = shapes.map((shape) => shape.exec(body)).find((found) => found !== null);
  if (!match) return undefined;
  const aside = row.asides?.find(({ kind }) => kind === "weekday")?.text;
  return {
    row,
    numbers: match.slice(1).map(Number),
    weekday: weekdayBehind(text) ?? (aside === undefined ? undefined : weekdayIn(aside)),
    isNamed: body.includes("月"),
  };
}

const shapes = [
  /^(\d{1,2})日?$/,
  /^(\d{1,2})[/月-](\d{1,2})日?$/,
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/,
];
