import { html } from "hono/html";
import { htmlDocument } from "../html-document.ts";
import type { Markup } from "../markup.ts";

/** The frame of the common ID's pages (Rails); `csrfToken` fills its meta tag. */
export function idLayout(page: {
  title: string;
  csrfToken?: string;
  /** Stands before the container. */
  header?: Markup;
  body: Markup;
}): Markup {
  return htmlDocument({
    title: page.title,
    head: html`<meta name="csrf-param" content="authenticity_token" />
      <meta name="csrf-token" content="${page.csrfToken ?? ""}" />`,
    style: "/assets/application.css",
    body: html`${page.header ?? ""}
      <div class="container">${page.body}</div>`,
  });
}
