import { html } from "hono/html";
import type { Markup } from "./markup.ts";

export interface DocumentParts {
  title: string;
  body: Markup;
  /** "ja" when absent. */
  language?: string;
  /** What the head holds besides title, viewport and style. */
  head?: Markup;
  /** The stylesheet's address: that of the attendance product when absent. */
  style?: string;
}

/** A whole page, marked as one of the practice site. */
export function htmlDocument({ title, body, language = "ja", head, style }: DocumentParts): Markup {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        ${head ?? ""}
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="stylesheet" href="${style ?? "/st/css/employee.css"}" />
      </head>
      <body>
        <p class="practice-mark">これは練習用のサイトです（本物のジョブカンではありません）</p>
        ${body}
      </body>
    </html>`;
}
