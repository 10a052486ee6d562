import { html } from "hono/html";
import type { Markup } from "./markup.ts";

type Cell = string | Markup;

/** A table with a head in Jobcan's markup; `classes` are added to its own. */
export function headedTable(
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  classes = "",
): Markup {
  return html`<table class="table jbc-table text-center jbc-table-bordered ${classes}">
    <thead>
      <tr class="jbc-table-header">
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
