import type { AutofillError } from "@jobcan-automation/contract";
import { catalogues, errorSentence } from "@jobcan-automation/sentences";
import { html, raw } from "hono/html";
import { preferredLanguage } from "../api/preferred-language.ts";

interface SignIn {
  acceptLanguage: string | undefined;
  refusal: AutofillError | undefined;
  /** The page that was asked for. */
  to: string;
}

const words = {
  ja: { title: "Jobcan AutoFill：利用者の確認", label: "アクセストークン", send: "開く" },
  en: { title: "Jobcan AutoFill: sign in", label: "Access token", send: "Open" },
} as const;

const style = `
body { font: 16px/1.7 system-ui, sans-serif; max-width: 28rem; margin: 12vh auto; padding: 0 1rem; }
label { display: block; font-weight: 600; }
input, button { font: inherit; padding: .5rem .75rem; box-sizing: border-box; width: 100%; margin: .25rem 0 1rem; }
:root { color-scheme: light dark; }
`;

/**
 * A page by itself: whoever is not let in is given no asset of ours. `referrer` lets the browser say that the form
 * is ours; with the policy of the other answers its Origin would be "null".
 */
export async function signInHtml({ acceptLanguage, refusal, to }: SignIn): Promise<string> {
  const language = preferredLanguage(acceptLanguage);
  const { title, label, send } = words[language];
  const report = refusal?.toReport() ?? { code: "ACCESS_REQUIRED" as const, facts: {} };
  const { what, next } = errorSentence(catalogues[language], report);
  const said = refusal === undefined ? what : `${what} ${next}`;
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="referrer" content="same-origin" />
        <title>${title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>Jobcan AutoFill</h1>
          <p role="${refusal === undefined ? "note" : "alert"}">${said}</p>
          <form method="post" action="/access">
            <input type="hidden" name="to" value="${to}" />
            <label for="token">${label}</label>
            <input
              id="token"
              name="token"
              type="password"
              autocomplete="current-password"
              required
              autofocus
            />
            <button>${send}</button>
          </form>
        </main>
      </body>
    </html>`;
  return String(await page);
}
