import { html, raw } from "hono/html";
import { compareDays, type Day, isoDate, todayInJapan } from "../../state/calendar.ts";
import { isClosed } from "../../state/company-month.ts";
import { dayPunches } from "../../state/read-punches.ts";
import type { SandboxState } from "../../state/sandbox-state.ts";
import { dayScript } from "./day-script.ts";
import type { EmployeeFrame } from "../employee-frame.ts";
import { employeeLayout } from "../employee-layout.ts";
import { logTable } from "./log-table.ts";
import { hiddenInputs, tokenInput } from "../hidden-input.ts";
import type { Markup } from "../markup.ts";
import { wordsOf } from "../words/words-of.ts";
import type { Words } from "../words/words.ts";

/** 打刻修正 of one day (docs/jobcan.md §5.1). */
export function dayPage(state: SandboxState, frame: EmployeeFrame, day: Day): Markup {
  const words = wordsOf(frame.language);
  const punches = dayPunches(state, frame.employee.account.employeeId, isoDate(day));
  const { groups, listShowsParts: showsParts, emptyList } = state.tenant.rules;
  return employeeLayout(frame, {
    title: `JOBCAN MyPage: ${words.correction}`,
    body: html`<h2>${words.correction}</h2>
      <div id="message-box" class="alert jbc-alert-danger d-none"></div>
      ${searchBox(state, day, words)}
      <div class="card jbc-card">
        <h5 class="card-header jbc-card-header">${dayTitle(day)}</h5>
        <div class="card-body">
          <div id="time-table"></div>
        </div>
      </div>
      <div class="card jbc-card">
        <h5 class="card-header jbc-card-header">${words.correctionCard}</h5>
        <div class="card-body">${correctionForm(state, frame, day)}</div>
      </div>
      <div class="card jbc-card">
        <h5 class="card-header jbc-card-header">${words.punchList}</h5>
        <div class="card-body">
          <div id="logs-table">
            ${logTable({ language: frame.language, punches, groups, showsParts, emptyList })}
          </div>
        </div>
      </div>
      ${dayScript(words, day)}`,
  });
}

function dayTitle(day: Day): string {
  return `${day.year}年${day.month}月${day.day}日`;
}

function searchBox(state: SandboxState, day: Day, words: Words): Markup {
  const { year } = todayInJapan(state.now());
  const years = range(Math.min(year, day.year) - 2, Math.max(year, day.year) + 1);
  return html`<div id="search-box" class="card jbc-card">
    <div class="card-body">
      <form name="form1" method="get" action="/employee/adit/modify">
        <select name="year">
          ${options(years, day.year)}</select
        >年
        <select name="month">
          ${options(range(1, 12), day.month)}</select
        >月
        <select name="day">
          ${options(range(1, 31), day.day)}</select
        >日
        <a class="btn jbc-btn-primary" href="#" onclick="document.form1.submit(); return false;"
          >${words.show}</a
        >
      </form>
    </div>
  </div>`;
}

function correctionForm(state: SandboxState, frame: EmployeeFrame, day: Day): Markup {
  const { rules } = state.tenant;
  const words = wordsOf(frame.language);
  const closed = isClosed(day, rules) || isRefusedAsFuture(state, day);
  if (closed && rules.closedPage === "form-hidden") {
    return html`<p class="jbc-text-danger">${words.notCorrectable}</p>`;
  }
  const refusal = html`<div>${words.formRefusal}</div>`;
  if (closed && rules.closedPage === "form-sentence") {
    return html`${formStart} ${hiddenFields(frame, day)} ${refusal}</form>`;
  }
  const disabled = closed && rules.closedPage === "form-disabled" ? "disabled" : "";
  return html`${formStart} ${hiddenFields(frame, day)}
    ${closed && rules.closedPage === "form-sentence-beside" ? refusal : ""}
    <div id="date_error"></div>
    <div id="token_error"></div>
    <div id="employee_id_error"></div>
    <table class="table jbc-table">
      <tbody>
        <tr>
          <th scope="row" class="jbc-text-sub">${words.kindLabel}</th>
          <td>${kindField(rules.aditItemShown, words)}</td>
        </tr>
        <tr>
          <th scope="row" class="jbc-text-sub"><label for="ter_time">${words.time}</label></th>
          <td>
            <input
              type="text"
              name="time"
              id="ter_time"
              size="6"
              class="form-control d-inline-block w-auto"
              value=""
              ${disabled}
            />
            <span id="beforeModifyTime"></span><br /><small class="jbc-text-sub"
              >${words.timeHelp}</small
            >
            <div id="time_error"></div>
          </td>
        </tr>
        ${placeRow(state, words, disabled)} ${noteRow(state, words, disabled)}
      </tbody>
    </table>
    <input
      type="button"
      id="insert_button"
      class="btn jbc-btn-primary"
      value="${words.push}"
      onclick="adit(this.form); return false;"
      ${disabled}
    />
    <span id="insert_label" class="d-none">${words.sending}</span>
  </form>`;
}

const formStart = raw(
  `<form id="modifyForm" name="modifyForm" method="post" action="/employee/adit/insert/">`,
);

function noteRow({ tenant }: SandboxState, words: Words, disabled: string): Markup {
  const { noteField, noteRequired, noteMarked } = tenant.rules;
  if (!noteField) return html``;
  const isMarked = noteRequired && noteMarked;
  return html`<tr>
    <th scope="row" class="jbc-text-sub">${words.note}${isMarked ? words.required : ""}</th>
    <td>
      <textarea name="notice" rows="4" class="form-control" ${disabled}></textarea>
      <div id="notice_error"></div>
    </td>
  </tr>`;
}

function isRefusedAsFuture({ tenant, now }: SandboxState, day: Day): boolean {
  return !tenant.rules.acceptFuture && compareDays(day, todayInJapan(now())) > 0;
}

function hiddenFields(frame: EmployeeFrame, day: Day): Markup {
  const { account, company, token } = frame.employee;
  return html`${tokenInput(token)}${hiddenInputs({
    year: day.year,
    month: day.month,
    day: day.day,
    client_id: company.clientId,
    employee_id: account.employeeId,
    delete_minutes: "",
  })}`;
}

function kindField(shown: boolean, words: Words): Markup {
  if (!shown) return html`<span>${words.automaticKind}</span>`;
  return html`<div id="adit_item_change">
    <select name="adit_item" class="form-control">
      ${Object.entries(words.kinds).map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select>
    <div id="adit_item_error"></div>
  </div>`;
}

function placeRow(state: SandboxState, words: Words, disabled: string): Markup {
  const { groups, groupChosen } = state.tenant.rules;
  if (groups.length === 0) return html``;
  const none = groupChosen ? "" : html`<option value="">${words.choosePlace}</option>`;
  return html`<tr>
    <th scope="row" class="jbc-text-sub">${words.place}</th>
    <td>
      <select name="group_id" class="form-control" ${disabled}>
        ${none} ${groups.map((group) => html`<option value="${group.id}">${group.name}</option>`)}
      </select>
      <div id="group_id_error"></div>
    </td>
  </tr>`;
}

function options(values: readonly number[], chosen: number): Markup[] {
  return values.map(
    (value) =>
      html`<option value="${value}" ${value === chosen ? "selected" : ""}>${value}</option>`,
  );
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
