import { html, raw } from "hono/html";
import { pad2 } from "../../state/calendar.ts";
import type { EmployeeFrame } from "../employee-frame.ts";
import type { Markup } from "../markup.ts";
import { wordsOf } from "../words/words-of.ts";
import type { BookDay } from "./book-day.ts";

/**
 * The cards above the table of 出勤簿: in `#search-result > .row`, before it, without `tbody` (docs/jobcan.md §13 j). The
 * second begins with 実働日数 and the third with 実労働時間: public clients read them by their place.
 */
export function infoCards(frame: EmployeeFrame, days: readonly BookDay[], month: string): Markup {
  const { cards } = wordsOf(frame.language);
  const { account, company } = frame.employee;
  const workDays = days.filter(({ shift }) => shift !== null);
  const worked = days.filter(({ hours }) => hours.start !== null).length;
  const prescribed = workDays.reduce((sum, { shift }) => sum + shiftMinutes(shift), 0);
  const lists: readonly Card[] = [
    [
      cards.basic,
      [
        [cards.name, account.name],
        [cards.group, company.name],
        [cards.month, month],
        [cards.workDays, String(workDays.length)],
      ],
    ],
    [cards.dayCount, [[cards.workedDays, String(worked)]]],
    [
      cards.hours,
      [
        [cards.worked, hourText(days.reduce((sum, { hours }) => sum + (hours.work ?? 0), 0))],
        [cards.prescribed, hourText(prescribed)],
      ],
    ],
    [cards.daysLeft, [[cards.paid, "10.00"]]],
    [cards.user, [[cards.staffCode, account.staffCode]]],
  ];
  return html`<div class="row" id="collapseInfo">${lists.map(card)}</div>`;
}

type Card = readonly [head: string, lines: readonly (readonly [name: string, value: string])[]];

function card([head, lines]: Card): Markup {
  return html`<div class="col-lg-6 mb-3">
    <div class="card jbc-card-bordered">
      <div class="card-header jbc-card-header"><h5 class="card-text">${head}</h5></div>
      <div class="card-body">
        ${raw(`<table class="table jbc-table jbc-table-fixed info-contents">`)}
        ${lines.map(line)}${raw("</table>")}
      </div>
    </div>
  </div>`;
}

function line([name, value]: readonly [string, string]): Markup {
  return html`${raw("<tr>")}
    <th class="jbc-text-sub" scope="row">${name}</th>
    <td><span class="info-content">${value}</span></td>
    ${raw("</tr>")}`;
}

function shiftMinutes(shift: BookDay["shift"]): number {
  return shift === null ? 0 : shift.endMinutes - shift.startMinutes - shift.breakMinutes;
}

function hourText(minutes: number): string {
  return `${pad2(Math.floor(minutes / 60))}:${pad2(minutes % 60)}`;
}
