import type { ColumnMapping, ColumnRole } from "@jobcan-automation/contract";
import { toPlainText } from "../timesheet/plain-text.ts";

/** One of a sheet's first rows: its texts by column from 1. */
export interface HeadRow {
  row: number;
  texts: ReadonlyMap<number, string>;
}

/** The likeliest header row and which column is what by its words. `matched` counts date, start and end. */
export interface ColumnMatch {
  headerRow: number;
  roles: Partial<Record<ColumnRole, number>>;
  matched: number;
}

/** How many filled rows from the top may hold the header. */
export const headRows = 20;

/**
 * Finds the columns by header words, in any order, below any title rows. Two header rows over each other (日付 merged beside 勤務時間 over
 * 開始 and 終了) count as one. Undefined for a sheet with no row at all.
 */
export function findColumns(head: readonly HeadRow[]): ColumnMatch | undefined {
  const rows = head.slice(0, headRows);
  const matches = rows.map((row, index) => matchRow(row, rows[index - 1]));
  const best = matches.reduce<ColumnMatch | undefined>(
    (better, match) => (isBetter(match, better) ? match : better),
    undefined,
  );
  const fullest = fullestRow(rows);
  const isUnknown = best && fullest && Object.keys(best.roles).length === 0;
  return isUnknown ? { ...best, headerRow: fullest.row } : best;
}

/** The mapping when date, start and end are known. */
export function toMapping(roles: ColumnMatch["roles"]): ColumnMapping | undefined {
  const { date, start, end } = roles;
  if (date === undefined || start === undefined || end === undefined) return undefined;
  return { ...roles, date, start, end };
}

/** What a header text says its column is. Planned hours are nobody's to enter: 「開始(予定)」 is no start. */
export function roleOfHeader(text: string): ColumnRole | undefined {
  const plain = plainHeader(text);
  if (/予定|計画|シフト/.test(plain)) return undefined;
  const candidates = [
    plain.replaceAll(/[()[\]【】「」]/g, ""),
    plain.replaceAll(/[([【].*?[)\]】]/g, ""),
  ];
  for (const candidate of candidates) {
    const role = roleByWord.get(candidate) ?? roleByWord.get(candidate.replaceAll(asideWords, ""));
    if (role) return role;
  }
  return undefined;
}

/** Words around the one that counts. */
const asideWords = /^実績|(?:時刻|時間|日時|打刻|実績|time)$/g;

function plainHeader(text: string): string {
  return toPlainText(text)
    .toLowerCase()
    .replaceAll(/[_\-.:*※・]/g, "");
}

function matchRow(row: HeadRow, above: HeadRow | undefined): ColumnMatch {
  const own = rolesOf(row, above);
  const roles = above && countRequired(own) > 0 ? mergeAbove(own, rolesOf(above)) : own;
  return { headerRow: row.row, roles, matched: countRequired(roles) };
}

/** Roles of the row above, as far as neither the role nor the column is taken. */
function mergeAbove(own: ColumnMatch["roles"], above: ColumnMatch["roles"]): ColumnMatch["roles"] {
  const taken = new Set(Object.values(own));
  const extra = Object.entries(above).filter(([, column]) => !taken.has(column));
  return { ...Object.fromEntries(extra), ...own };
}

function rolesOf(row: HeadRow, above?: HeadRow): ColumnMatch["roles"] {
  const roles: ColumnMatch["roles"] = {};
  for (const [column, text] of row.texts) {
    const own = text.length <= maxHeaderChars ? roleOfHeader(text) : undefined;
    const role = own && roleInGroup(own, groupOf(column, above));
    if (role && roles[role] === undefined) roles[role] = column;
  }
  return roles;
}

/** The text a column stands under: in the row above, the nearest one at or left of it, as a merged cell keeps its text at its left. */
function groupOf(column: number, above: HeadRow | undefined): string {
  const columns = [...(above?.texts.keys() ?? [])].filter((candidate) => candidate <= column);
  return plainHeader(above?.texts.get(Math.max(...columns)) ?? "");
}

/** 開始 and 終了 under 休憩 are the break's, and under 予定 nothing to enter. */
function roleInGroup(role: ColumnRole, group: string): ColumnRole | undefined {
  if (role !== "start" && role !== "end") return role;
  if (/^(?:勤務)?(?:予定|計画|所定|定時|シフト|plan|planned)(?:勤務)?(?:時刻|時間)?$/.test(group))
    return undefined;
  if (!/^(?:休憩(?:時刻|時間)?|break|rest)$/.test(group)) return role;
  return role === "start" ? "breakStart" : "breakEnd";
}

function countRequired(roles: ColumnMatch["roles"]): number {
  return (["date", "start", "end"] as const).filter((role) => roles[role] !== undefined).length;
}

function isBetter(match: ColumnMatch, best: ColumnMatch | undefined): boolean {
  if (!best) return true;
  if (match.matched !== best.matched) return match.matched > best.matched;
  return Object.keys(match.roles).length > Object.keys(best.roles).length;
}

/** Where no row has a known word, the first of the fullest is the likeliest: titles stand alone in theirs. */
function fullestRow(head: readonly HeadRow[]): HeadRow | undefined {
  return head.reduce<HeadRow | undefined>(
    (best, row) => (best && best.texts.size >= row.texts.size ? best : row),
    undefined,
  );
}

const maxHeaderChars = 40;

const words: Record<ColumnRole, string> = {
  date: "日付 勤務日 年月日 出勤日 就業日 作業日 対象日 勤務日付 月日 日にち 日 date workdate workday day",
  start:
    "開始 出勤 始業 出社 勤務開始 業務開始 就業開始 就業始業 作業開始 打刻開始 始 出 入 start begin from in clockin startat punchin",
  end: "終了 退勤 終業 退社 勤務終了 業務終了 就業終了 作業終了 打刻終了 終 退 end finish to out clockout endat punchout",
  note: "備考 備考欄 メモ コメント 摘要 特記事項 note notes remark remarks comment comments memo",
  breakStart: "休憩開始 休憩入 休憩入り 休憩始 breakstart breakin breakfrom startbreak 開始休憩",
  breakEnd: "休憩終了 休憩戻 休憩戻り 休憩終 breakend breakout breakto endbreak 終了休憩",
};

const roleByWord = new Map(
  (["date", "start", "end", "note", "breakStart", "breakEnd"] as const).flatMap((role) =>
    words[role].split(" ").map((word) => [word, role] as const),
  ),
);
