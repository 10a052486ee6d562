import { html } from "hono/html";
import { clockText, type Day, isoDate } from "../state/calendar.ts";
import type { DayPunch } from "../state/punch.ts";
import { hiddenInputs } from "./hidden-input.ts";
import { htmlDocument } from "./html-document.ts";
import type { Markup } from "./markup.ts";

/** The first page of the mobile site (docs/jobcan.md §2.5). */
export function mobileTopPage(): Markup {
  return mobilePage(
    html`<ul id="tab">
      <li><a href="/m/work/accessrecord">出勤簿</a></li>
      <li><a href="/m/work/accessrecord?_m=edit">打刻修正</a></li>
    </ul>`,
  );
}

/** A day's punches (§6). */
export function mobileDayPage(day: Day, punches: readonly DayPunch[]): Markup {
  const rows = punches.map(
    ({ kind, minutes, status }) =>
      html`<tr>
        <td>${mobileKinds[kind]}</td>
        <td>${clockText(minutes)}</td>
        <td>${status === "pending" ? "未承認" : ""}</td>
      </tr>`,
  );
  const list = html`<table id="access-record">
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return mobilePage(
    html`<h2>${isoDate(day)}</h2>
      ${punches.length === 0 ? html`<p>出退勤がありません。</p>` : list}
      <a href="/m/work/accessrecord?recordDay=${digitsOf(day)}&_m=edit">打刻修正</a>`,
  );
}

/** The form of a day: 出勤 and 退勤 in one request (§6, §13 p); `message` says why it was not taken. */
export function mobileEditPage(day: Day, of: { token: string; message: string }): Markup {
  return mobilePage(
    html`<h2>${isoDate(day)}</h2>
      ${of.message === "" ? "" : html`<p class="error">${of.message}</p>`}
      <form action="/m/work/accessrecord?_m=edit" method="post">
        ${hiddenInputs({ token: of.token, recordDay: digitsOf(day) })}
        <input type="text" id="time1" name="time1" />
        <input type="text" id="time2" name="time2" />
        <textarea name="notice"></textarea>
        <input type="submit" value="打刻修正" />
      </form>`,
  );
}

/** A page of the mobile site that only says something. */
export function mobileMessagePage(message: string): Markup {
  return mobilePage(html`<p>${message}</p>`);
}

/** "20261102". */
export function digitsOf(day: Day): string {
  return isoDate(day).replaceAll("-", "");
}

const mobileKinds: Readonly<Record<DayPunch["kind"], string>> = {
  work_start: "出勤",
  work_end: "退勤",
  rest_start: "休憩開始",
  rest_end: "休憩終了",
};

function mobilePage(body: Markup): Markup {
  return htmlDocument({ title: "JOBCAN スマートフォン版", body });
}
