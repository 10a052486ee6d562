import { html } from "hono/html";
import { clockText } from "../../state/calendar.ts";
import { recordedPunches } from "../../state/read-punches.ts";
import type { SandboxState } from "../../state/sandbox-state.ts";
import { tenants } from "../../tenants/tenants.ts";
import { faultSection } from "./control-faults.ts";
import { postButton } from "./control-parts.ts";
import { headedTable } from "../headed-table.ts";
import { htmlDocument } from "../html-document.ts";
import type { Markup } from "../markup.ts";
import { japanese } from "../words/words-japanese.ts";

export interface ControlOrigins {
  readonly idOrigin: string;
  readonly sslOrigin: string;
}

/** The control page: entrance, accounts, recorded punches, simulated faults, companies. */
export function controlPage(state: SandboxState, origins: ControlOrigins): Markup {
  return htmlDocument({
    title: "練習用ジョブカン",
    body: html`<div class="control">
      <h1>練習用ジョブカン</h1>
      ${entrance(state, origins)} ${accountSection(state)} ${punchSection(state)}
      ${faultSection(state)} ${tenantSection(state)}
    </div>`,
  });
}

function entrance(state: SandboxState, origins: ControlOrigins): Markup {
  const isLegacy = state.tenant.rules.signIn === "legacy";
  const entry = isLegacy
    ? `${origins.sslOrigin}/login/pc-employee-global`
    : `${origins.idOrigin}/users/sign_in?app_key=atd`;
  return html`<div class="lead">
    <p>いまの会社: <strong>${state.tenant.name}</strong>（${state.tenant.title}）</p>
    <div>
      <a class="btn jbc-btn-primary" href="${entry}">ログイン画面を開く</a>
      ${postButton("/control/expire-sessions", "全員をログアウト")}
      ${postButton("/control/approve", "承認待ちをすべて承認")}
      ${postButton("/control/reject", "承認待ちをすべて却下")}
      ${postButton("/control/reset", "はじめの状態に戻す")}
    </div>
    <p class="jbc-text-sub">
      リクエスト ${state.counts.requests} ／ パスワード送信 ${state.counts.signInPosts} ／ 打刻送信
      ${state.counts.inserts} ／ よそのホストへ ${state.counts.foreignHostRequests}
    </p>
  </div>`;
}

function accountSection(state: SandboxState): Markup {
  return section(
    "ログインできる人",
    [
      "氏名",
      "メールアドレス",
      "スタッフコード",
      "パスワード",
      "会社ID",
      "勤怠会社ID",
      "認証コード",
    ],
    state.tenant.accounts.map((account) => [
      account.name,
      html`<code>${account.email}</code>`,
      account.staffCode,
      html`<code>${account.password}</code>`,
      account.companyCode,
      String(
        state.tenant.companies.find(({ code }) => code === account.companyCode)?.clientId ?? "",
      ),
      account.otp ?? "－",
    ]),
  );
}

function punchSection(state: SandboxState): Markup {
  const recorded = recordedPunches(state);
  return section(
    `記録されている打刻（${recorded.length}件）`,
    ["日付", "時刻", "区分", "状態", "備考", "方法", "人"],
    recorded.map((punch) => [
      punch.date,
      clockText(punch.minutes),
      japanese.kinds[punch.kind],
      punch.status === "pending" ? japanese.awaiting : "承認済み",
      punch.note,
      punch.method,
      punch.account,
    ]),
  );
}

function tenantSection(state: SandboxState): Markup {
  return section(
    "会社を切り替える（記録と不具合は消えます）",
    ["名前", "何を見せるか", ""],
    Object.values(tenants).map((tenant) => [
      html`<code class="${tenant.name === state.tenant.name ? "now" : ""}">${tenant.name}</code>`,
      tenant.title,
      postButton("/control/tenant", "この会社にする", tenant.name),
    ]),
  );
}

function section(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  return html`<h2>${title}</h2>
    ${headedTable(heads, rows)}`;
}
