import { html, raw } from "hono/html";
import { clockText } from "../../state/calendar.ts";
import { type BookTable, bookCell } from "./book-cells.ts";
import type { BookDay } from "./book-day.ts";
import type { Markup } from "../markup.ts";
import type { ColumnName } from "../words/words.ts";

/** The table of 出勤簿, in the markup of docs/jobcan.md §4.2. */
export function bookTable(table: BookTable): Markup {
  const heads = table.columns.map(
    (column) => html`<th class="text-wrap" scope="col">${raw(table.words.columns[column])}</th>`,
  );
  return html`<table class="table jbc-table text-center jbc-table-bordered jbc-table-hover">
    <thead>
      <tr class="jbc-table-header">
        ${heads}
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

const td = raw("<td>");
const tdEnd = raw("</td>");

/** A row on one line, without blanks between its cells: public clients search it with expressions. */
function row(table: BookTable, day: BookDay): Markup {
  const start = day.awaitsApproval ? `<tr class="jbc-table-warning">` : "<tr>";
  const cells = table.columns.map((column) => [td, bookCell(table, day, column), tdEnd]);
  return html`${raw(start)}${cells}${raw("</tr>\n")}`;
}

function footer(table: BookTable): Markup {
  const sums = table.columns.slice(2).map((column) => html`<td>${sum(table.days, column)}</td>`);
  return html`<tr class="jbc-table-footer">
    <th colspan="2">${table.words.total}</th>
    ${sums}
  </tr>`;
}

function sum(days: readonly BookDay[], column: ColumnName): string {
  const minutesOf = summed[column];
  if (minutesOf === undefined) return "";
  return clockText(days.reduce((total, day) => total + (minutesOf(day) ?? 0), 0));
}

const summed: Partial<Record<ColumnName, (day: BookDay) => number | null>> = {
  work: (day) => day.hours.work,
  overtime: (day) => day.hours.overtime,
  night: (day) => day.hours.night,
  rest: (day) => day.hours.rest,
  shift: ({ shift }) =>
    shift === null ? 0 : shift.endMinutes - shift.startMinutes - shift.breakMinutes,
};
