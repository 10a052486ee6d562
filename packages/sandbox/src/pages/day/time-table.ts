import { html } from "hono/html";
import { type DayHours, dayHours } from "../../state/day-hours.ts";
import { decideKinds } from "../../state/decide-kinds.ts";
import type { DayPunch } from "../../state/punch.ts";
import type { Language, Shift } from "../../tenants/tenant.ts";
import type { Markup } from "../markup.ts";
import { wordsOf } from "../words/words-of.ts";
import type { SummaryRow, Words } from "../words/words.ts";

/** The day's summary inside `#time-table`; unapproved stamps show as "X ⇒ Y" (docs/jobcan.md §5.1). */
export function timeTable(page: {
  language: Language;
  punches: readonly DayPunch[];
  shift: Shift | null;
  /** A day with a shift: without stamps its state says so (docs/jobcan.md §13 u). */
  isShiftDay: boolean;
}): Markup {
  const words = wordsOf(page.language);
  const approved = decideKinds(page.punches.filter((punch) => punch.status === "approved"));
  const state = page.isShiftDay && page.punches.length === 0 ? words.noClocking : "-";
  const now = summaryValues(dayHours(approved, page.shift), words, state);
  const then = summaryValues(dayHours(page.punches, page.shift), words, state);
  const hasPending = approved.length < page.punches.length;
  return html`<table class="table jbc-table">
      <tbody>
        ${summaryRows.map(
          (row) =>
            html`<tr>
              <th class="jbc-text-sub" scope="row">${words.summary[row]}</th>
              <td>${now[row] === then[row] ? now[row] : `${now[row]} ⇒ ${then[row]}`}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${hasPending ? html`<p class="jbc-text-sub">${words.pendingHint}</p>` : ""}`;
}

const summaryRows: readonly SummaryRow[] = [
  "work",
  "rest",
  "offShift",
  "overtime",
  "night",
  "state",
];

function summaryValues(hours: DayHours, words: Words, state: string): Record<SummaryRow, string> {
  const text = (minutes: number | null): string => (minutes ? words.hours(minutes) : "-");
  return {
    work: text(hours.work),
    rest: text(hours.rest),
    offShift: "-",
    overtime: text(hours.overtime),
    night: text(hours.night),
    state,
  };
}
