import { html } from "hono/html";
import type { Markup } from "../markup.ts";

/** The frame of the common ID's pages (Rails); `csrfToken` fills its meta tag. */
export function idLayout(page: { title: string; csrfToken?: string; body: Markup }): Markup {
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <title>${page.title}</title>
        <meta name="csrf-param" content="authenticity_token" />
        <meta name="csrf-token" content="${page.csrfToken ?? ""}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="stylesheet" href="/assets/application.css" />
      </head>
      <body>
        <p class="practice-mark">これは練習用のサイトです（本物のジョブカンではありません）</p>
        <div class="container">${page.body}</div>
      </body>
    </html>`;
}
