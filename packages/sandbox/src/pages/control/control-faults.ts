import { html } from "hono/html";
import type { ActiveFault } from "../../faults/simulated-fault.ts";
import { type FaultName, faultNames, faultTitles } from "../../faults/fault-name.ts";
import { steps } from "../../faults/step.ts";
import type { SandboxState } from "../../state/sandbox-state.ts";
import { postButton } from "./control-parts.ts";
import type { Markup } from "../markup.ts";

/** All simulated faults, each with its state and a switch. */
export function faultSection(state: SandboxState): Markup {
  return html`<h2>不具合を起こす</h2>
    <div>
      ${postButton("/control/faults/off", "すべて止める")}
      場所を選ばなければ、その不具合らしい場所で起きます。「見逃す回数」は、その場所への最初の何回には起こさないかです。
      信頼できない証明書（TLS）は、SANDBOX_TLS=1 で始めたときに全体で使われます。
    </div>
    <table class="table jbc-table-bordered">
      <thead>
        <tr class="jbc-table-header">
          <th scope="col">名前</th>
          <th scope="col">何が起きるか</th>
          <th scope="col">状態</th>
          <th scope="col">切り替え</th>
        </tr>
      </thead>
      <tbody>
        ${faultNames.map((name) => faultRow(state, name))}
      </tbody>
    </table>`;
}

function faultRow(state: SandboxState, name: FaultName): Markup {
  const active = state.faults.filter((fault) => fault.spec.name === name);
  return html`<tr class="${active.length > 0 ? "now" : ""}">
    <td><code>${name}</code></td>
    <td>${faultTitles[name]}</td>
    <td>${active.length === 0 ? "－" : active.map(faultState)}</td>
    <td>
      ${switchForm(name)}
      ${active.length === 0 ? "" : postButton("/control/faults/off", "止める", name)}
    </td>
  </tr>`;
}

function faultState(fault: ActiveFault): Markup {
  const limit = Number.isFinite(fault.times) ? `${fault.times}回まで` : "ずっと";
  return html`<span class="on">作動中</span>
    ${fault.places.join(", ")}（${limit}、${fault.fired}回発生）`;
}

function switchForm(name: FaultName): Markup {
  return html`<form method="post" action="/control/faults">
    <input type="hidden" name="name" value="${name}" />
    <select name="on" aria-label="${name} の場所">
      <option value="">いつもの場所</option>
      ${["any", ...steps].map((step) => html`<option value="${step}">${step}</option>`)}
    </select>
    <select name="times" aria-label="${name} の回数">
      <option value="">ふつう</option>
      <option value="1">1回</option>
      <option value="forever">ずっと</option>
    </select>
    <input
      type="number"
      name="after"
      min="0"
      placeholder="見逃す回数"
      aria-label="${name} は何回見逃すか"
    />
    <input type="number" name="value" min="0" placeholder="value" aria-label="${name} の値" />
    <input type="submit" value="起こす" />
  </form>`;
}
