import { html } from "hono/html";
import { clockText } from "../../state/calendar.ts";
import type { DayPunch } from "../../state/punch.ts";
import type { Group, Language } from "../../tenants/tenant.ts";
import { headedTable } from "../headed-table.ts";
import type { Markup } from "../markup.ts";
import { wordsOf } from "../words/words-of.ts";
import type { Words } from "../words/words.ts";

/** 打刻一覧: the content of `#logs-table` and of a reply's `log_table`; empty without stamps (docs/jobcan.md §5.1). */
export function logTable(page: {
  language: Language;
  punches: readonly DayPunch[];
  groups: readonly Group[];
  showsParts: boolean;
}): Markup {
  if (page.punches.length === 0) return html``;
  const words = wordsOf(page.language);
  const heads = [
    words.kindLabel,
    words.time,
    words.method,
    ...(page.showsParts ? [words.place, words.noteColumn] : []),
    words.change,
  ];
  const rows = page.punches.map((punch) => cellsOf(punch, page));
  return html`<div class="table-responsive">${headedTable(heads, rows)}</div>`;
}

function cellsOf(
  punch: DayPunch,
  page: { language: Language; groups: readonly Group[]; showsParts: boolean },
): (string | Markup)[] {
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
