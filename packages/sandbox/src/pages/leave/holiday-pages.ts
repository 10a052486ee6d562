import { html } from "hono/html";
import { type Day, isoDate } from "../../state/calendar.ts";
import { isWithdrawable, leaveOf } from "../../state/leave.ts";
import type { SandboxState } from "../../state/sandbox-state.ts";
import type { Leave } from "../../tenants/tenant.ts";
import type { EmployeeFrame } from "../employee-frame.ts";
import { employeeLayout } from "../employee-layout.ts";
import { headedTable } from "../headed-table.ts";
import { hiddenInputs, tokenInput } from "../hidden-input.ts";
import { detailedDays, type LeaveDates, listedDays } from "./leave-dates.ts";
import type { Markup } from "../markup.ts";
import { wordsOf } from "../words/words-of.ts";
import type { Words } from "../words/words.ts";

/** The period of the leave list; null: everything. Compared with a request's first day only (docs/jobcan.md §6). */
export interface LeavePeriod {
  readonly from: Day;
  readonly to: Day;
}

/** 休暇申請一覧; without requests its table is left out (docs/jobcan.md §6, §13 h, i). */
export function holidayListPage(
  state: SandboxState,
  frame: EmployeeFrame,
  period: LeavePeriod | null,
): Markup {
  const words = wordsOf(frame.language).leaveList;
  const requests = leaveOf(state, frame.employee.account).filter((leave) =>
    startsWithin(leave, period),
  );
  return employeeLayout(frame, {
    title: `JOBCAN MyPage: ${words.title}`,
    body: html`<h2>${words.title}</h2>
      ${state.tenant.rules.showsDaysLeft ? daysLeft(words) : ""}
      <div class="card jbc-card">
        <div class="card-body">
          <div id="search-result">
            ${requests.length === 0 ? "" : requestTable(state, frame, requests)}
            ${state.tenant.rules.leaveList === "paged" ? nextPage : ""}
          </div>
        </div>
      </div>`,
  });
}

/** A request, read only, with a table of its approvers; null where it is not this employee's. */
export function holidayInfoPage(
  state: SandboxState,
  frame: EmployeeFrame,
  appliedId: number,
): Markup | null {
  const leave = findLeave(state, frame, appliedId);
  if (leave === undefined) return null;
  const words = wordsOf(frame.language).leaveList;
  const lines: readonly (readonly [string, string])[] = [
    [words.number, String(leave.appliedId)],
    [words.days, detailedDays(leave, datesOf(state, frame))],
    [words.content, leave.text],
    [words.decision, words.status[leave.status]],
  ];
  return employeeLayout(frame, {
    title: `JOBCAN MyPage: ${words.title}`,
    body: html`<h2>${words.title}</h2>
      ${approvalRoute(leave, words)}
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

/**
 * Asks before a request is withdrawn; null for one that cannot be. The real page is not known: a link that changes
 * something by itself would be a trap for every client that follows links.
 */
export function holidayDeletePage(
  state: SandboxState,
  frame: EmployeeFrame,
  appliedId: number,
): Markup | null {
  const leave = findLeave(state, frame, appliedId);
  if (leave === undefined || !isWithdrawable(state, leave)) return null;
  const words = wordsOf(frame.language).leaveList;
  return employeeLayout(frame, {
    title: `JOBCAN MyPage: ${words.title}`,
    body: html`<h2>${words.title}</h2>
      <p>${words.number} ${appliedId} ${leave.text}</p>
      <form action="/employee/holiday/delete/" method="post">
        ${tokenInput(frame.employee.token)} ${hiddenInputs({ applied_id: appliedId })}
        <input type="submit" class="btn btn-danger" value="${words.status.withdrawn}" />
      </form>`,
  });
}

const nextPage = html`<a href="/employee/holiday?p=2">2</a>`;

type LeaveWords = Words["leaveList"];

function daysLeft({ left: [kind, left, paid], amountOf }: LeaveWords): Markup {
  return table([kind, left], [[paid, amountOf(10)]]);
}

function approvalRoute(leave: Leave, { route, status }: LeaveWords): Markup {
  return table([...route], [["練習 部長", status[leave.status], "2026/10/01"]]);
}

function requestTable(
  state: SandboxState,
  frame: EmployeeFrame,
  requests: readonly Leave[],
): Markup {
  const dates = datesOf(state, frame);
  const words = wordsOf(dates.language).leaveList;
  const heads = [words.number, words.days, words.decision, words.content];
  return table(
    [...heads, words.askedOn, words.amount, words.reason],
    requests.map((leave) => [
      html`<a class="jbc-text-reset" href="/employee/holiday/info?applied_id=${leave.appliedId}"
        >${leave.appliedId}</a
      >`,
      listedDays(leave, dates),
      isWithdrawable(state, leave)
        ? html`${words.status[leave.status]} ${withdrawLink(leave, words)}`
        : words.status[leave.status],
      leave.text,
      listedDays({ from: "2026-10-01", to: "2026-10-01" }, dates),
      leave.hours ?? words.amountOf(wholeDays(leave)),
      "",
    ]),
  );
}

function withdrawLink({ appliedId }: Leave, { status }: LeaveWords): Markup {
  return html`<a href="/employee/holiday/delete/?applied_id=${appliedId}">${status.withdrawn}</a>`;
}

/** 0.5 for half a day. */
function wholeDays({ from, to, text }: Leave): number {
  if (text.includes("午前") || text.includes("午後")) return 0.5;
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

function table(heads: readonly string[], rows: Parameters<typeof headedTable>[1]): Markup {
  return html`<div class="table-responsive text-nowrap">
    ${headedTable(heads, rows, { classes: "jbc-table-hover" })}
  </div>`;
}

function datesOf({ tenant }: SandboxState, { language }: EmployeeFrame): LeaveDates {
  return { language, form: tenant.rules.leaveDates };
}

function findLeave(state: SandboxState, frame: EmployeeFrame, id: number): Leave | undefined {
  return leaveOf(state, frame.employee.account).find(({ appliedId }) => appliedId === id);
}

function startsWithin(leave: Leave, period: LeavePeriod | null): boolean {
  if (period === null) return true;
  return isoDate(period.from) <= leave.from && leave.from <= isoDate(period.to);
}
