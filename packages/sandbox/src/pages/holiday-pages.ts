import { html } from "hono/html";
import { type Day, isoDate, parseIsoDate } from "../state/calendar.ts";
import type { SandboxState } from "../state/sandbox-state.ts";
import type { Language, Leave } from "../tenants/tenant.ts";
import { type EmployeeFrame, employeeLayout } from "./employee-layout.ts";
import type { Markup } from "./markup.ts";
import { wordsOf } from "./words-of.ts";

/** The period of the leave list; null: everything. It fits a request's first day only (jobcan-facts §6). */
export interface LeavePeriod {
  readonly from: Day;
  readonly to: Day;
}

/** 休暇申請一覧; without requests there is no table at all (jobcan-facts §6). */
export function holidayListPage(
  state: SandboxState,
  frame: EmployeeFrame,
  period: LeavePeriod | null,
): Markup {
  const words = wordsOf(frame.language).leaveList;
  const requests = ownLeave(state, frame).filter((leave) => startsWithin(leave, period));
  return employeeLayout(frame, {
    title: `JOBCAN MyPage: ${words.title}`,
    body: html`<h2>${words.title}</h2>
      <div class="card jbc-card">
        <div class="card-body">
          <div id="search-result">
            ${
              requests.length === 0
                ? ""
                : html`<div class="table-responsive text-nowrap">
                    <table class="table jbc-table text-center jbc-table-bordered jbc-table-hover">
                      <thead>
                        <tr class="jbc-table-header">
                          <th scope="col">${words.number}</th>
                          <th scope="col">${words.days}</th>
                          <th scope="col">${words.decision}</th>
                          <th scope="col">${words.content}</th>
                        </tr>
                      </thead>
                      <tbody>
                        ${requests.map((leave) => row(leave, frame.language))}
                      </tbody>
                    </table>
                  </div>`
            }
          </div>
        </div>
      </div>`,
  });
}

/** One request, read only; null where the number is not one of this employee's. */
export function holidayInfoPage(
  state: SandboxState,
  frame: EmployeeFrame,
  appliedId: number,
): Markup | null {
  const leave = ownLeave(state, frame).find((one) => one.appliedId === appliedId);
  if (leave === undefined) return null;
  const words = wordsOf(frame.language).leaveList;
  const lines: readonly (readonly [string, string])[] = [
    [words.number, String(leave.appliedId)],
    [words.days, `${slashed(leave.from, frame.language)}～${slashed(leave.to, frame.language)}`],
    [words.content, leave.text],
    [words.decision, words.status[leave.status]],
  ];
  return employeeLayout(frame, {
    title: `JOBCAN MyPage: ${words.title}`,
    body: html`<h2>${words.title}</h2>
      <div class="card jbc-card">
        <div class="card-body">
          <table class="table jbc-table">
            <tbody>
              ${lines.map(
                ([name, value]) =>
                  html`<tr>
                    <th class="jbc-text-sub" scope="row">${name}</th>
                    <td>${value}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </div>`,
  });
}

function ownLeave(state: SandboxState, frame: EmployeeFrame): Leave[] {
  const { employeeId } = frame.employee.account;
  return state.tenant.leave.filter((leave) => leave.employeeId === employeeId);
}

function startsWithin(leave: Leave, period: LeavePeriod | null): boolean {
  if (period === null) return true;
  return isoDate(period.from) <= leave.from && leave.from <= isoDate(period.to);
}

function row(leave: Leave, language: Language): Markup {
  const words = wordsOf(language).leaveList;
  const days = `${slashed(leave.from, language)}${leave.from === leave.to ? "" : "～"}`;
  return html`<tr>
    <td><a href="/employee/holiday/info?applied_id=${leave.appliedId}">${leave.appliedId}</a></td>
    <td>${days}</td>
    <td>${words.status[leave.status]}</td>
    <td>${leave.text}</td>
  </tr>`;
}

function slashed(date: string, language: Language): string {
  const day = parseIsoDate(date);
  if (day === null) return date;
  const [year, month, dayOfMonth] = date.split("-");
  return language === "en" ? `${month}/${dayOfMonth}/${year}` : `${year}/${month}/${dayOfMonth}`;
}
