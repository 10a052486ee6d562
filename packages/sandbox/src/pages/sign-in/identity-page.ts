import { html } from "hono/html";
import type { Markup } from "../markup.ts";

/** A company's own sign-in page, as an identity provider might show it; its fields have names of their own. */
export function identityPage(page: { assets: string; flash: string | undefined }): Markup {
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>練習株式会社 シングルサインオン</title>
        <link rel="stylesheet" href="${page.assets}/identity.css" />
      </head>
      <body>
        <h1>会社のアカウントでログイン</h1>
        ${page.flash === undefined ? "" : html`<p role="alert">${page.flash}</p>`}
        <form id="identity" action="/sign-in" method="post">
          <p>
            <label for="identifier">会社のメールアドレス</label>
            <input type="email" id="identifier" name="identifier" autocomplete="username" />
          </p>
          <p>
            <label for="secret">会社のパスワード</label>
            <input type="password" id="secret" name="secret" autocomplete="current-password" />
          </p>
          <input type="hidden" id="driven" name="driven" value="unknown" />
          <button type="submit">ログイン</button>
        </form>
        <script>
          document.getElementById("driven").value = String(navigator.webdriver === true);
        </script>
      </body>
    </html>`;
}

export const identityStyle = `
body { font-family: sans-serif; max-width: 24rem; margin: 2rem auto; padding: 0 1rem; }
label { display: block; }
input { width: 100%; padding: 0.5rem; font-size: 1rem; box-sizing: border-box; }
button { padding: 0.6rem 1.2rem; font-size: 1rem; }
`;
