import { html } from "hono/html";
import { idLayout } from "./id-layout.ts";
import type { Markup } from "../markup.ts";

/** アカウント情報: where a sign-in without app_key lands; 勤怠 opens in a new tab (docs/jobcan.md §2.2). */
export function profilePage(page: { name: string; email: string; sslOrigin: string }): Markup {
  return idLayout({
    title: "アカウント情報 | ジョブカン共通ID管理画面",
    body: html`<header id="jbc-app-links">
        <a class="jbc-app-link" href="${page.sslOrigin}/jbcoauth/login" target="_blank">勤怠</a>
        <a href="/users/sign_out" data-method="delete">ログアウト</a>
      </header>
      <h1>アカウント情報</h1>
      <table class="table">
        <tbody>
          <tr>
            <th>氏名</th>
            <td>${page.name}</td>
          </tr>
          <tr>
            <th>メールアドレス</th>
            <td>${page.email}</td>
          </tr>
        </tbody>
      </table>`,
  });
}

/** The one-time code page: `form#edit_user` with `#user_otp_attempt` (docs/jobcan.md §2.4). */
export function oneTimeCodePage(page: {
  csrfToken: string;
  appKey: string;
  flash?: string;
}): Markup {
  return idLayout({
    title: "二段階認証 | ジョブカン共通ID",
    csrfToken: page.csrfToken,
    body: html`<h1>二段階認証</h1>
      ${page.flash === undefined ? "" : html`<p class="flash flash__alert">${page.flash}</p>`}
      <form
        class="form"
        id="edit_user"
        action="/users/sign_in"
        accept-charset="UTF-8"
        method="post"
      >
        <input type="hidden" name="authenticity_token" value="${page.csrfToken}" />
        <input type="hidden" name="app_key" value="${page.appKey}" />
        <label for="user_otp_attempt">認証コード</label>
        <input
          class="form__input"
          autocomplete="off"
          type="text"
          name="user[otp_attempt]"
          id="user_otp_attempt"
        />
        <input type="submit" name="commit" value="認証する" class="form__login" />
      </form>`,
  });
}

/** Rails' answer to a form whose authenticity_token is not its own (422). */
export function changeRejectedPage(): Markup {
  return idLayout({
    title: "The change you wanted was rejected (422)",
    body: html`<h1>The change you wanted was rejected.</h1>
      <p>Maybe you tried to change something you didn't have access to.</p>`,
  });
}
