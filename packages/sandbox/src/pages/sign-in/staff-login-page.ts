import { html } from "hono/html";
import { hiddenInputs } from "../hidden-input.ts";
import { htmlDocument } from "../html-document.ts";
import type { Markup } from "../markup.ts";

/** スタッフマイページログイン: for signed-out visits and companies without common ID (docs/jobcan.md §2.5). */
export function staffLoginPage(page: { redirectTo: string; failed: boolean }): Markup {
  return htmlDocument({
    title: "スタッフマイページログイン",
    body: html`<div class="login-content card jbc-card">
      <div class="login-container">
        <div class="login-block">
          <h1 class="login-title">スタッフマイページログイン</h1>
          ${page.failed ? html`<p class="error">入力に誤りがあります</p>` : ""}
          ${form(page.redirectTo)}
          <form action="/jbcoauth/login" method="get">
            <input type="submit" class="btn" value="ジョブカン共通IDでログイン" />
          </form>
        </div>
      </div>
    </div>`,
  });
}

function form(redirectTo: string): Markup {
  return html`<form method="post" action="/login/pc-employee-global" name="form" role="form">
    <div class="form-group">
      <label for="client_id">会社ID</label>
      <input id="client_id" type="text" class="form-control" name="client_id" value="" />
    </div>
    <div class="form-group">
      <label for="email">メールアドレスまたはスタッフコード</label>
      <input id="email" type="text" class="form-control" name="email" value="" />
    </div>
    <div class="form-group">
      <label for="password">パスワード</label>
      <input id="password" type="password" class="form-control" name="password" />
    </div>
    <div class="form-group">
      <input id="save" class="save" type="checkbox" name="save_login_info" value="0" />
      <label class="save" for="save">ログイン情報を保存</label>
    </div>
    <div class="form-group">
      <button type="submit" class="btn btn-info btn-block">ログイン</button>
    </div>
    ${hiddenInputs({ url: redirectTo, login_type: 1, lang_code: "ja" })}
  </form>`;
}
