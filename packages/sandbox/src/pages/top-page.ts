import { html, raw } from "hono/html";
import { isoDate, todayInJapan } from "../state/calendar.ts";
import { dayPunches } from "../state/read-punches.ts";
import type { SandboxState } from "../state/sandbox-state.ts";
import type { EmployeeFrame } from "./employee-frame.ts";
import { employeeLayout } from "./employee-layout.ts";
import { tokenInput } from "./hidden-input.ts";
import type { Markup } from "./markup.ts";
import { wordsOf } from "./words/words-of.ts";

export type WorkState = "none" | "working" | "resting" | "left";

/** What the employee is doing by the last stamp of today. */
export function workState(state: SandboxState, employeeId: number): WorkState {
  const last = dayPunches(state, employeeId, isoDate(todayInJapan(state.now()))).at(-1);
  if (last === undefined) return "none";
  if (last.kind === "work_end") return "left";
  return last.kind === "rest_start" ? "resting" : "working";
}

/** Jobcan's own word for the state, as in `current_status`. */
export const currentStatusOf: Readonly<Record<WorkState, string>> = {
  none: "having_breakfast",
  working: "working",
  resting: "resting",
  left: "returned_home",
};

/** The employee's top page with clock and PUSH (docs/jobcan.md §3). */
export function topPage(state: SandboxState, frame: EmployeeFrame): Markup {
  const words = wordsOf(frame.language);
  const { account, token } = frame.employee;
  const { groups } = state.tenant.rules;
  const now = workState(state, account.employeeId);
  return employeeLayout(frame, {
    title: `JOBCAN MyPage: ${account.name}`,
    body: html`<div id="top_info_area"></div>
      <div class="card jbc-card">
        <div class="card-body" id="adit-control-area">
          <div id="clock"></div>
          ${raw(`<div id="working_status">`)}${words.status[now]}</div>
          <form name="aditForm" onsubmit="return false">
            ${tokenInput(token)}
            <label><input type="radio" name="is_yakin" value="0" checked /> 通常</label>
            <label><input type="radio" name="is_yakin" value="1" /> 夜勤</label>
            <select id="adit_group_id" name="adit_group_id">
              ${groups.map((group) => html`<option value="${group.id}">${group.name}</option>`)}
            </select>
            <textarea id="notice_value" name="notice" placeholder="${words.note}"></textarea>
            <p
              id="adit-button-push"
              class="aditBtn btn jbc-btn-primary"
              role="button"
              tabindex="0"
              onclick="push('DEF')"
              onkeydown="if (event.key === 'Enter') push('DEF')"
            >
              PUSH
            </p>
          </form>
          <div id="aditCount_error"></div>
        </div>
      </div>
      <script>
        var current_status = "${currentStatusOf[now]}";
        var defaultAditGroupId = ${groups[0]?.id ?? 0};
        ${raw(clockScript)};
      </script>`,
  });
}

const clockScript = `
var clock = document.getElementById("clock");
function tick() {
  clock.textContent = new Date().toLocaleTimeString("ja-JP", { timeZone: "Asia/Tokyo" });
}
tick();
setInterval(tick, 1000);
function push(item) {
  var body = new URLSearchParams(new FormData(document.aditForm));
  body.append("adit_item", item);
  body.append("_", "");
  var xhr = new XMLHttpRequest();
  xhr.open("POST", "/employee/index/adit");
  xhr.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  xhr.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
  xhr.onload = function () {
    var reply = JSON.parse(xhr.responseText);
    if (reply.result === 1) {
      location.reload();
      return;
    }
    document.getElementById("aditCount_error").textContent = JSON.stringify(reply.errors);
  };
  xhr.send(body.toString());
}
setInterval(function () {
  fetch("/employee/index/noop");
}, 300000);
`;
