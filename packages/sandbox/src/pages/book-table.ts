import { html, raw } from "hono/html";
import { clockText, pad2, weekday } from "../state/calendar.ts";
import type { TenantRules } from "../tenants/tenant.ts";
import type { BookDay } from "./book-day.ts";
import { dayMenu } from "./book-day-menu.ts";
import type { EmployeeFrame } from "./employee-layout.ts";
import type { Markup } from "./markup.ts";
import type { ColumnName, Words } from "./words.ts";

export interface BookTable {
  readonly columns: readonly ColumnName[];
  readonly days: readonly BookDay[];
  readonly frame: EmployeeFrame;
  readonly words: Words;
  readonly rules: TenantRules;
}

/** The table of 出勤簿, in the markup of jobcan-facts §4.2. */
export function bookTable(table: BookTable): Markup {
  return html`<table class="table jbc-table text-center jbc-table-bordered jbc-table-hover">
    <thead>
      <tr class="jbc-table-header">
        ${table.columns.map(
          (column) =>
            html`<th class="text-wrap" scope="col">${raw(table.words.columns[column])}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${table.days.map((day) => row(table, day))}
    </tbody>
    <tfoot>
      ${footer(table)}
    </tfoot>
  </table>`;
}

function row(table: BookTable, day: BookDay): Markup {
  return html`<tr ${day.awaitsApproval ? raw('class="jbc-table-warning"') : ""}>
    ${table.columns.map((column) => html`<td>${cell(table, day, column)}</td>`)}
  </tr> `;
}

function cell(table: BookTable, day: BookDay, column: ColumnName): Markup | string {
  const { words } = table;
  const { hours } = day;
  switch (column) {
    case "date":
      return dateCell(table, day);
    case "holiday":
      return holidayCell(day, words);
    case "shift":
      return day.shift === null
        ? ""
        : `${clockText(day.shift.startMinutes)}～${clockText(day.shift.endMinutes)}`;
    case "start":
      return time(hours.start);
    case "end":
      return endCell(day, words);
    case "work":
      return time(hours.work);
    case "offShift":
      return "";
    case "overtime":
      return time(hours.overtime || null);
    case "night":
      return time(hours.night || null);
    case "rest":
      return time(hours.rest || null);
    case "status":
      return statusCell(table, day);
    case "place":
      return groupName(table, day);
    case "note":
      return day.stamps
        .map((stamp) => stamp.note)
        .join(" ")
        .trim();
  }
}

function dateCell(table: BookTable, day: BookDay): Markup {
  const { month, day: date } = day.day;
  const label = `${pad2(month)}/${pad2(date)}(${table.words.weekdays[weekday(day.day)]})`;
  return html`<div class="dropdown">
    <a class="jbc-text-reset" href="#" role="button" data-toggle="dropdown" aria-haspopup="true"
      >${label}</a
    >
    ${dayMenu(day.day, table.words, table.frame.correctionAllowed)}
  </div>`;
}

function holidayCell(day: BookDay, words: Words): Markup | string {
  switch (day.holiday) {
    case "none":
      return "";
    case "public":
      return words.publicHoliday;
    case "legal":
      return words.legalHoliday;
    case "national":
      return raw(words.nationalHoliday);
  }
}

function endCell(day: BookDay, words: Words): string {
  const stillWorking = day.isToday && day.hours.start !== null && day.hours.end === null;
  return stillWorking ? words.working : time(day.hours.end);
}

function statusCell(table: BookTable, day: BookDay): Markup | string {
  const codes = [...leaveCodes(table, day), ...attendanceCodes(table.words, day)];
  if (codes.length === 0) return "";
  const title = codes.map((code) => code.text).join(" ");
  return html`<div
    data-toggle="tooltip"
    data-placement="bottom"
    title="${title}"
    data-original-title=""
  >
    ${codes.map((code) =>
      code.appliedId === null
        ? html`<font style="font-weight: bold;color: #d9534f">${code.letter}</font>`
        : html`<a href="/employee/holiday/info?applied_id=${code.appliedId}"
            ><font style="font-weight: bold;color: #337ab7">${code.letter}</font></a
          >`,
    )}
  </div>`;
}

interface StatusCode {
  readonly letter: string;
  readonly text: string;
  readonly appliedId: number | null;
}

function leaveCodes(table: BookTable, day: BookDay): StatusCode[] {
  if (day.leave === null) return [];
  const { code, codeEnglish, text, appliedId } = day.leave;
  return [{ letter: table.frame.language === "ja" ? code : codeEnglish, text, appliedId }];
}

function attendanceCodes(words: Words, day: BookDay): StatusCode[] {
  const { shift, hours } = day;
  if (shift === null || !day.isPast || day.leave !== null) return [];
  const codes: (readonly [string, string])[] = [];
  if (hours.start === null) codes.push(words.absent);
  if (hours.start !== null && hours.start > shift.startMinutes) codes.push(words.late);
  if (hours.end !== null && hours.end < shift.endMinutes) codes.push(words.early);
  return codes.map(([letter, text]) => ({ letter, text, appliedId: null }));
}

function groupName(table: BookTable, day: BookDay): string {
  const id = day.stamps[0]?.groupId;
  return table.rules.groups.find((group) => group.id === id)?.name ?? "";
}

function footer(table: BookTable): Markup {
  const sums = table.columns.slice(2).map((column) => html`<td>${sum(table.days, column)}</td>`);
  return html`<tr class="jbc-table-footer">
    <th colspan="2">${table.words.total}</th>
    ${sums}
  </tr>`;
}

function sum(days: readonly BookDay[], column: ColumnName): string {
  switch (column) {
    case "work":
    case "overtime":
    case "night":
    case "rest":
      return clockText(days.reduce((total, day) => total + (day.hours[column] ?? 0), 0));
    case "shift":
      return clockText(days.reduce((total, day) => total + shiftMinutes(day), 0));
    default:
      return "";
  }
}

function shiftMinutes(day: BookDay): number {
  if (day.shift === null) return 0;
  return day.shift.endMinutes - day.shift.startMinutes - day.shift.breakMinutes;
}

function time(minutes: number | null): string {
  return minutes === null ? "" : clockText(minutes);
}
