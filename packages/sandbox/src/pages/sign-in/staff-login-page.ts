import { html } from "hono/html";
import { htmlDocument } from "../html-document.ts";
import type { Markup } from "../markup.ts";

/** スタッフマイページログイン: for signed-out visits and companies without common ID (docs/jobcan.md §2.5). */
export function staffLoginPage(page: { redirectTo: string; failed: boolean }): Markup {
  return htmlDocument({
    title: "スタッフマイページログイン",
    body: html`<div class="login-content card jbc-card">
      <h1>スタッフマイページログイン</h1>
      ${page.failed ? html`<p class="error">入力に誤りがあります</p>` : ""}
      <form action="/login/pc-employee-global" method="post">
        <input type="hidden" name="login_type" value="1" />
        <input type="hidden" name="lang_code" value="ja" />
        <input type="hidden" name="url" value="${page.redirectTo}" />
        <input type="hidden" name="save_login_info" value="0" />
        <label for="client_id">会社ID</label
        ><input type="text" name="client_id" id="client_id" class="form-control" />
        <label for="email">メールアドレスまたはスタッフコード</label
        ><input type="text" name="email" id="email" class="form-control" />
        <label for="password">パスワード</label
        ><input type="password" name="password" id="password" class="form-control" />
        <button type="submit" class="btn btn-info btn-block">ログイン</button>
      </form>
      <form action="/jbcoauth/login" method="get">
        <input type="submit" class="btn" value="ジョブカン共通IDでログイン" />
      </form>
    </div>`,
  });
}
