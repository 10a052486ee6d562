import { html } from "hono/html";
import type { Markup } from "../markup.ts";

/** スタッフマイページログイン: for signed-out visits and companies without common ID (docs/jobcan.md §2.5). */
export function staffLoginPage(page: { redirectTo: string; failed: boolean }): Markup {
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <title>スタッフマイページログイン</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="stylesheet" href="/st/css/employee.css" />
      </head>
      <body>
        <p class="practice-mark">これは練習用のサイトです（本物のジョブカンではありません）</p>
        <div class="login-content card jbc-card">
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
        </div>
      </body>
    </html>`;
}
