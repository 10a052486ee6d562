import { html, raw } from "hono/html";
import { clockText, pad2, weekday } from "../../state/calendar.ts";
import type { TenantRules } from "../../tenants/tenant.ts";
import type { BookDay, HolidayKind } from "./book-day.ts";
import { dayMenu } from "./book-day-menu.ts";
import { statusCell } from "./book-status.ts";
import type { EmployeeFrame } from "../employee-frame.ts";
import type { Markup } from "../markup.ts";
import type { ColumnName, Words } from "../words/words.ts";

/** What a cell of 出勤簿 depends on. */
export interface BookTable {
  readonly columns: readonly ColumnName[];
  readonly days: readonly BookDay[];
  readonly frame: EmployeeFrame;
  readonly words: Words;
  readonly rules: TenantRules;
}

/** The content of one cell. */
export function bookCell(table: BookTable, day: BookDay, column: ColumnName): Markup | string {
  return cells[column](table, day);
}

const cells: Readonly<Record<ColumnName, (table: BookTable, day: BookDay) => Markup | string>> = {
  date: dateCell,
  holiday: ({ words }, day) => raw(holidayText(words)[day.holiday]),
  shift: (_, { shift }) =>
    shift === null ? "" : `${clockText(shift.startMinutes)}～${clockText(shift.endMinutes)}`,
  start: (_, day) => time(day.hours.start),
  end: endCell,
  work: (_, day) => time(day.hours.work),
  offShift: () => "",
  overtime: (_, day) => time(day.hours.overtime || null),
  night: (_, day) => time(day.hours.night || null),
  rest: (_, day) => time(day.hours.rest || null),
  status: (table, day) => statusCell(table.words, table.frame.language, day),
  place: groupName,
  note: (_, day) => day.stamps.map((stamp) => stamp.note).join(" "),
};

function dateCell(table: BookTable, day: BookDay): Markup {
  const { month, day: date } = day.day;
  const label = `${pad2(month)}/${pad2(date)}(${table.words.weekdays[weekday(day.day)]})`;
  const start = `<a class="jbc-text-reset" href="#" role="button" data-toggle="dropdown"`;
  const link = raw(`${start} aria-haspopup="true" aria-expanded="false">${label}</a>`);
  return html`${link}${dayMenu(day.day, table.words, table.frame.correctionAllowed)}`;
}

function holidayText(words: Words): Record<HolidayKind, string> {
  return {
    none: "",
    public: words.publicHoliday,
    legal: words.legalHoliday,
    national: words.nationalHoliday,
  };
}

function endCell(table: BookTable, day: BookDay): string {
  const stillWorking = day.isToday && day.hours.start !== null && day.hours.end === null;
  return stillWorking ? table.words.working : time(day.hours.end);
}

function groupName(table: BookTable, day: BookDay): string {
  const id = day.stamps[0]?.groupId;
  return table.rules.groups.find((group) => group.id === id)?.name ?? "";
}

function time(minutes: number | null): string {
  return minutes === null ? "" : clockText(minutes);
}
