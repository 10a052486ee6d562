import { html } from "hono/html";
import { idLayout } from "./id-layout.ts";
import type { Markup } from "../markup.ts";

/** A further check that clients do not know: neither sign-in form nor one-time code. */
export const secondStepPage = (): Markup =>
  stepPage("追加の本人確認", {
    form: html`<form id="security_check" action="/users/security_check" method="post">
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
export const termsPage = (): Markup =>
  stepPage("利用規約の改定", {
    heading: "利用規約が改定されました",
    form: html`<form id="terms" action="/users/terms" method="post">
      <input type="checkbox" id="agree" name="agree" value="1" />
      <label for="agree">利用規約に同意する</label>
      <input type="submit" value="次へ" />
    </form>`,
  });

function stepPage(title: string, page: { heading?: string; form: Markup }): Markup {
  return idLayout({
    title: `${title} | ジョブカン共通ID`,
    body: html`<h1>${page.heading ?? title}</h1>
      ${page.form}`,
  });
}
