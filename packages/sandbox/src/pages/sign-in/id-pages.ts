import { html } from "hono/html";
import { hiddenInputs, railsFormStart } from "../hidden-input.ts";
import type { Markup } from "../markup.ts";
import { idLayout } from "./id-layout.ts";

/**
 * アカウント情報: where a sign-in without app_key lands; 勤怠 opens in a new tab (docs/jobcan.md §2.2, §13 r). It holds a
 * form with the id of the one-time code's.
 */
export function profilePage(page: {
  name: string;
  email: string;
  sslOrigin: string;
  csrfToken: string;
}): Markup {
  return idLayout({
    title: "アカウント情報 | ジョブカン共通ID管理画面",
    csrfToken: page.csrfToken,
    header: html`<header>
      <nav id="jbc-app-links">
        <ul>
          <li><a href="/account/profile">ジョブカン共通ID</a></li>
          <li>
            <a class="jbc-app-link" href="${page.sslOrigin}/jbcoauth/login" target="_blank">勤怠</a>
          </li>
          <li><a href="/users/sign_out" data-method="delete">ログアウト</a></li>
        </ul>
      </nav>
    </header>`,
    body: html`<div>
      <section>
        <h1>アカウント情報</h1>
        ${railsFormStart("edit_user", "/account/profile", page.csrfToken)}
          <div class="form__group">
            <label for="user_name">氏名</label>
            <input class="form__input" type="text" id="user_name" value="${page.name}" readonly />
          </div>
        </form>
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
        </table>
      </section>
    </div>`,
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
      ${railsFormStart("edit_user", "/users/sign_in", page.csrfToken)}
        ${hiddenInputs({ app_key: page.appKey })}
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
