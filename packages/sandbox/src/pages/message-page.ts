import { html } from "hono/html";
import type { Markup } from "./markup.ts";

/** A bare page with a title and a sentence: errors, maintenance, unknown addresses. */
export function messagePage(title: string, message: string): Markup {
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
      </head>
      <body>
        <h1>${title}</h1>
        <p>${message}</p>
      </body>
    </html>`;
}
