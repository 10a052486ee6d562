import { html } from "hono/html";
import type { Markup } from "../markup.ts";

/** A button that posts, with an optional `name` field. */
export function postButton(action: string, label: string, name?: string): Markup {
  return html`<form method="post" action="${action}">
    ${name === undefined ? "" : html`<input type="hidden" name="name" value="${name}" />`}
    <input type="submit" value="${label}" />
  </form>`;
}
