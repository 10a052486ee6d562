import { html } from "hono/html";
import { clockText } from "../../state/calendar.ts";
import type { DayPunch } from "../../state/punch.ts";
import type { Group, Language, TenantRules } from "../../tenants/tenant.ts";
import { type Cell, headedTable } from "../headed-table.ts";
import type { Markup } from "../markup.ts";
import { wordsOf } from "../words/words-of.ts";
import type { Words } from "../words/words.ts";

/** 打刻一覧: the content of `#logs-table` and of a reply's `log_table` (docs/jobcan.md §5.1, §13 c, u). */
export function logTable(page: {
  language: Language;
  punches: readonly DayPunch[];
  groups: readonly Group[];
  showsParts: boolean;
  emptyList: TenantRules["emptyList"];
}): Markup {
  const words = wordsOf(page.language);
  const heads = [
    words.kindLabel,
    words.time,
    words.method,
    ...(page.showsParts ? [words.place, words.noteColumn] : []),
    words.change,
  ];
  const rows = page.punches.map((punch) => cellsOf(punch, page));
  const content =
    rows.length === 0 ? emptyContent(page.emptyList, heads, words) : listTable(heads, rows);
  return html`<div class="table-responsive">${content}</div>`;
}

function listTable(heads: readonly string[], rows: readonly (readonly Cell[])[]): Markup {
  return headedTable(heads, rows, { rowClass: "text-center" });
}

/** What a day without stamps shows; none of it is known of the real site. */
function emptyContent(
  form: TenantRules["emptyList"],
  heads: readonly string[],
  words: Words,
): Markup | string {
  switch (form) {
    case "text":
      return words.noPunches;
    case "paragraph":
      return html`<p>${words.noPunches}</p>`;
    case "head":
      return listTable(heads, []);
    case "wide-cell":
      return headedTable(heads, [[words.noPunches]], { rowClass: "text-center", wide: true });
    case "dashes":
      return listTable(heads, [heads.map(() => "-")]);
  }
}

function cellsOf(
  punch: DayPunch,
  page: { language: Language; groups: readonly Group[]; showsParts: boolean },
): Cell[] {
  const words = wordsOf(page.language);
  const group = page.groups.find(({ id }) => id === punch.groupId);
  return [
    words.kinds[punch.kind],
    clockText(punch.minutes),
    punch.method,
    ...(page.showsParts ? [group?.name ?? "", punch.note] : []),
    lastCell(punch, words),
  ];
}

function lastCell(punch: DayPunch, words: Words): Markup | string {
  if (punch.deletionAsked) return words.deletionAwaiting;
  if (punch.status === "pending") return words.awaiting;
  return html`<input
      type="button"
      class="btn jbc-btn-secondary btn-sm"
      value="${words.edit}"
      onclick="editAdit(${punch.minutes}); return false;"
    />
    <input
      type="button"
      class="btn jbc-btn-danger btn-sm"
      value="${words.remove}"
      onclick="deleteAdit(${punch.minutes}); return false;"
    />`;
}
