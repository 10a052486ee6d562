import { html } from "hono/html";
import type { Company } from "../../tenants/tenant.ts";
import { railsFormStart } from "../hidden-input.ts";
import type { Markup } from "../markup.ts";
import { idLayout } from "./id-layout.ts";

/** A further check that clients do not know: neither sign-in form nor one-time code. */
export const secondStepPage = (given: StepPage = {}): Markup =>
  stepPage("追加の本人確認", {
    ...given,
    form: html`${railsFormStart("security_check", "/users/security_check", given.csrfToken ?? "")}
      <label for="answer">秘密の質問: 初めて飼ったペットの名前は？</label>
      <input type="text" id="answer" name="answer" />
      <input type="submit" value="次へ" />
    </form>`,
  });

/** Asks for a new password before anything else. */
export const passwordExpiredPage = (): Markup =>
  stepPage("パスワードの変更", {
    heading: "パスワードの有効期限が切れています",
    form: html`<form id="edit_password" action="/users/password" method="post">
      <label for="new_password">新しいパスワード</label>
      <input type="password" id="new_password" name="user[new_password]" />
      <label for="new_password_confirmation">新しいパスワード（確認）</label>
      <input type="password" id="new_password_confirmation" name="user[confirmation]" />
      <input type="submit" value="変更する" />
    </form>`,
  });

/** Asks to agree to new terms of use. */
export const termsPage = (given: StepPage = {}): Markup =>
  stepPage("利用規約の改定", {
    ...given,
    heading: "利用規約が改定されました",
    form: html`${railsFormStart("terms", "/users/terms", given.csrfToken ?? "")}
      <input type="checkbox" id="agree" name="agree" value="1" />
      <label for="agree">利用規約に同意する</label>
      <input type="submit" value="次へ" />
    </form>`,
  });

/** Asks for one of the companies that the e-mail belongs to; nothing public shows such a page. */
export const chooseCompanyPage = (given: StepPage & { companies: readonly Company[] }): Markup =>
  stepPage("会社の選択", {
    ...given,
    heading: "利用する会社を選択してください",
    form: html`${railsFormStart("select_company", "/users/select_company", given.csrfToken ?? "")}
      ${given.companies.map(
        ({ code, name }) =>
          html`<p>
            <input type="radio" id="company_${code}" name="company" value="${code}" />
            <label for="company_${code}">${name}</label>
          </p>`,
      )}
      <input type="submit" value="次へ" />
    </form>`,
  });

/** A step that goes on has a token; an imitation that only stands in the way has none. */
interface StepPage {
  readonly csrfToken?: string;
  readonly flash?: string;
}

function stepPage(title: string, page: StepPage & { heading?: string; form: Markup }): Markup {
  return idLayout({
    title: `${title} | ジョブカン共通ID`,
    body: html`<h1>${page.heading ?? title}</h1>
      ${page.flash === undefined ? "" : html`<p class="flash flash__alert">${page.flash}</p>`}
      ${page.form}`,
  });
}
