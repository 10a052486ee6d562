import { html, raw } from "hono/html";
import { companyMonth, type MonthSpan, monthOfDay } from "../../state/company-month.ts";
import {
  addDays,
  type Day,
  daysBetween,
  dayOfFields,
  pad2,
  todayInJapan,
} from "../../state/calendar.ts";
import type { SandboxState } from "../../state/sandbox-state.ts";
import { bookColumns } from "./book-columns.ts";
import { bookDay } from "./book-day.ts";
import { bookTable } from "./book-table.ts";
import { infoCards } from "./info-cards.ts";
import type { EmployeeFrame } from "../employee-frame.ts";
import { employeeLayout } from "../employee-layout.ts";
import { hiddenInputs } from "../hidden-input.ts";
import type { Markup } from "../markup.ts";
import { wordsOf } from "../words/words-of.ts";
import type { Words } from "../words/words.ts";

/** The query of 出勤簿; the company's current month by default (docs/jobcan.md §4.1). */
export interface BookQuery {
  readonly searchType: string;
  readonly year: number;
  readonly month: number;
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Reads `year`, `month`, `search_type`, `from[y]`…; zero-padded months are accepted. */
export function parseBookQuery(state: SandboxState, query: Record<string, string>): BookQuery {
  const now = monthOfDay(todayInJapan(state.now()), state.tenant.rules.closingDay);
  const year = Number(query["year"]);
  const month = Number(query["month"]);
  const valid = year >= 2000 && year <= 2100 && month >= 1 && month <= 12;
  return {
    searchType: query["search_type"] ?? "month",
    year: valid ? year : now.year,
    month: valid ? month : now.month,
    from: dayOfFields(query, "from"),
    to: dayOfFields(query, "to"),
  };
}

/** 出勤簿 (docs/jobcan.md §4.2). */
export function bookPage(state: SandboxState, frame: EmployeeFrame, query: BookQuery): Markup {
  const words = wordsOf(frame.language);
  const span = spanOf(state, query);
  const { account } = frame.employee;
  const days = daysBetween(span.first, span.last).map((day) => bookDay(state, account, day));
  const month = words.monthTitle(query.year, query.month);
  return employeeLayout(frame, {
    title: `JOBCAN MyPage: ${words.book}`,
    body: html`<h2>${words.book}</h2>
      <div class="card jbc-card">
        <div class="card-body">
          <div id="message-box" class="alert jbc-alert-danger d-none"></div>
          ${searchForm(query, span, words)}
          <div id="search-result">
            <h4>
              <div class="card-title row"><div class="col">${month}</div></div>
            </h4>
            ${infoCards(frame, days, month)}
            <div class="table-responsive text-nowrap">
              ${bookTable({ columns: bookColumns(state.tenant.rules.columns), days, frame, words, rules: state.tenant.rules })}
            </div>
          </div>
        </div>
      </div>
      <script>
        document.querySelectorAll("[data-toggle=tooltip]").forEach(function (element) {
          element.setAttribute("data-original-title", element.getAttribute("title") || "");
          element.setAttribute("title", "");
        });
        document.querySelectorAll("[data-toggle=dropdown]").forEach(function (link) {
          link.addEventListener("click", function (event) {
            event.preventDefault();
            link.parentElement.querySelector(".dropdown-menu").classList.toggle("show");
          });
        });
      </script>`,
  });
}

const longestTermDays = 31;

function spanOf(state: SandboxState, query: BookQuery): MonthSpan {
  if (query.searchType === "term" && query.from !== null && query.to !== null) {
    const latest = addDays(query.from, longestTermDays - 1);
    const days = daysBetween(query.from, query.to).length;
    return { first: query.from, last: days > longestTermDays ? latest : query.to };
  }
  return companyMonth(query.year, query.month, state.tenant.rules.closingDay);
}

function searchForm(query: BookQuery, span: MonthSpan, words: Words): Markup {
  const isTerm = query.searchType === "term";
  return html`<form id="search" name="form1" method="get" action="/employee/attendance">
    ${hiddenInputs({ list_type: "normal" })} ${raw(`<table id="search-term"><tr><td>`)}
    ${modeChoice("month", !isTerm)}<label for="search_type_month">${words.byMonth}</label>
    <select name="year">
      ${options([query.year - 1, query.year, query.year + 1], query.year, String)}</select
    >年
    <select name="month">
      ${options([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], query.month, pad2)}</select
    >月 ${modeChoice("term", isTerm)}<label for="search_type_term">${words.byTerm}</label>
    ${dayFields("from", span.first)} ～ ${dayFields("to", span.last)}
    <input type="submit" class="btn jbc-btn-primary" value="${words.show}" />
    ${raw("</td></tr></table>")}
  </form>`;
}

function modeChoice(mode: string, chosen: boolean): Markup {
  return html`<input
    type="radio"
    name="search_type"
    id="search_type_${mode}"
    value="${mode}"
    ${chosen ? "checked" : ""}
  />`;
}

function dayFields(name: string, day: Day): Markup {
  return html`<input name="${name}[y]" size="4" value="${day.year}" /><input
      name="${name}[m]"
      size="2"
      value="${day.month}"
    /><input name="${name}[d]" size="2" value="${day.day}" />`;
}

function options(
  values: readonly number[],
  chosen: number,
  text: (value: number) => string,
): Markup[] {
  return values.map(
    (value) =>
      html`<option value="${value}" ${value === chosen ? "selected" : ""}>${text(value)}</option>`,
  );
}
