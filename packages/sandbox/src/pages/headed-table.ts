import { html, raw } from "hono/html";
import type { Markup } from "./markup.ts";

export type Cell = string | Markup;

/** A table with a head in Jobcan's markup; `classes` are added to its own, `wide` lets a lone cell span the table. */
export function headedTable(
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  options: { classes?: string; rowClass?: string; wide?: boolean } = {},
): Markup {
  const { classes = "", rowClass, wide = false } = options;
  const rowStart = raw(rowClass === undefined ? "<tr>" : `<tr class="${rowClass}">`);
  const cellStart = raw(wide ? `<td colspan="${heads.length}">` : "<td>");
  return html`<table class="table jbc-table text-center jbc-table-bordered ${classes}">
    <thead>
      <tr class="jbc-table-header">
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((cells) => [rowStart, cells.map((cell) => [cellStart, cell, raw("</td>")]), raw("</tr>\n")])}
    </tbody>
  </table>`;
}
