import { html } from "hono/html";
import { hiddenInputs, railsFormStart } from "../hidden-input.ts";
import type { Markup } from "../markup.ts";
import { idLayout } from "./id-layout.ts";

/** What the sign-in form starts with; `flash` is the red line above it. */
export interface SignInPage {
  readonly csrfToken: string;
  readonly appKey: string;
  readonly redirectUri: string;
  /** False: only the other ways to sign in (docs/jobcan.md §13 m). */
  readonly passwordForm?: boolean;
  readonly login?: string;
  /** Stands in the form, above its button. */
  readonly captcha?: Markup;
  readonly flash?: string;
}

/** ジョブカン共通IDログイン (docs/jobcan.md §2.1). */
export function signInPage(page: SignInPage): Markup {
  return idLayout({
    title: "ジョブカン共通IDログイン",
    csrfToken: page.csrfToken,
    body: html`<h1 class="logo">ジョブカン共通ID</h1>
      ${page.flash === undefined ? "" : html`<p class="flash flash__alert">${page.flash}</p>`}
      <div id="login-contents">${page.passwordForm === false ? "" : form(page)}</div>
      ${otherWays(page)}
      <p class="links"><a href="/users/password/new">パスワードをお忘れの方はこちら</a></p>`,
  });
}

function form(page: SignInPage): Markup {
  const withApp = page.appKey !== "";
  return html`${railsFormStart("new_user", "/users/sign_in", page.csrfToken)}
      ${withApp ? hiddenInputs({ app_key: page.appKey }) : ""} ${loginFields(page)}
      <div class="form__group">
        ${withApp ? hiddenInputs({ redirect_uri: page.redirectUri }) : ""}
        <input
          type="checkbox"
          name="save_sign_in_information"
          id="save_sign_in_information"
          value="true"
        />
        <label for="save_sign_in_information">ログイン情報を保存する</label>
      </div>
      ${page.captcha ?? ""}
      <input type="submit" name="commit" value="ログイン" id="login_button" class="form__login" />
      <p><a id="client_code_link" href="#">複数の会社に登録されていますか？</a></p>
    </form>
    <script>
      document.getElementById("client_code_link").addEventListener("click", function (event) {
        event.preventDefault();
        var group = document.getElementById("client_code_group");
        group.style.display = group.style.display === "none" ? "block" : "none";
      });
    </script>`;
}

/** Links, no buttons: the form's own button stays the only one of the page. */
function otherWays({ appKey }: SignInPage): Markup {
  const app = appKey === "" ? "atd" : appKey;
  return html`<div class="external-panel-misc">
    <p>他のログイン方法</p>
    <p><a class="btn" href="/users/auth/google_oauth2">Googleでログイン</a></p>
    <p>
      <a class="btn" href="/users/saml/select_idp?client_code=&app_key=${app}"
        >SAML認証でログイン</a
      >
    </p>
  </div>`;
}

function loginFields(page: SignInPage): Markup {
  return html`<div class="form__group">
      <label for="user_email">メールアドレスまたはスタッフコード</label>
      <input
        class="form__input"
        autofocus="autofocus"
        placeholder="メールアドレスまたはスタッフコード"
        type="text"
        value="${page.login ?? ""}"
        name="user[email]"
        id="user_email"
      />
    </div>
    <div class="form__group" id="client_code_group" style="display: none">
      <label for="user_client_code">会社ID</label>
      <input
        class="form__input"
        placeholder="会社ID"
        type="text"
        name="user[client_code]"
        id="user_client_code"
      />
    </div>
    <div class="form__group">
      <label for="user_password">パスワード</label>
      <input
        class="form__input"
        autocomplete="off"
        placeholder="パスワード"
        type="password"
        name="user[password]"
        id="user_password"
      />
    </div>`;
}
