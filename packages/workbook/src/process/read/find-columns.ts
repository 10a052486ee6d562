import { findBlocks, type Block } from "./columns/find-blocks.ts";
import type { ColumnRoles, HeadRow } from "./columns/head-row.ts";

/** The likeliest header row, with its columns. `matched` counts date, start and end of the first block. */
export interface ColumnMatch {
  headerRow: number;
  roles: ColumnRoles;
  matched: number;
  blocks: Block[];
}

const requiredRoles = ["date", "start", "end"] as const;

/** How many filled rows from the top may hold the header. */
export const headRows = 20;

/**
 * Finds the columns by header words, in any order, below any title rows. Up to three header rows (日付 merged beside 勤務時間
 * over 開始 and 終了) count as one. The first row with date, start and end is the header; a repetition further down belongs
 * to the same table. Undefined for a sheet without rows.
 */
export function findColumns(
  head: readonly HeadRow[],
  isHidden: (column: number) => boolean = () => false,
): ColumnMatch | undefined {
  const rows = head.slice(0, headRows);
  const named = bestMatch(rows, { isHidden, guessesDates: false });
  const isWhole = named === undefined || named.matched === requiredRoles.length;
  const guessed = isWhole ? undefined : bestMatch(rows, { isHidden, guessesDates: true });
  const best = guessed?.matched === requiredRoles.length ? guessed : named;
  const wordiest = wordiestRow(rows);
  const isUnknown = best && wordiest && Object.keys(best.roles).length === 0;
  return isUnknown ? { ...best, headerRow: wordiest.row } : best;
}

function bestMatch(
  rows: readonly HeadRow[],
  options: { isHidden: (column: number) => boolean; guessesDates: boolean },
): ColumnMatch | undefined {
  let best: ColumnMatch | undefined;
  for (const [index, { row: headerRow }] of rows.entries()) {
    const blocks = findBlocks({ rows, index, ...options });
    const roles = blocks[0]?.mapping ?? {};
    const match = { headerRow, roles, matched: countRequired(roles), blocks };
    if (isBetter(match, best)) best = match;
    if (match.matched === 3) break;
  }
  return best;
}

function countRequired(roles: ColumnMatch["roles"]): number {
  return requiredRoles.filter((role) => roles[role] !== undefined).length;
}

function isBetter(match: ColumnMatch, best: ColumnMatch | undefined): boolean {
  if (!best) return true;
  if (match.matched !== best.matched) return match.matched > best.matched;
  return Object.keys(match.roles).length > Object.keys(best.roles).length;
}

/**
 * The likeliest header where no row has a known word: the first with the most texts without digits. A title is alone in
 * its row, and days and times have digits.
 */
function wordiestRow(head: readonly HeadRow[]): HeadRow | undefined {
  return head.reduce<HeadRow | undefined>(
    (best, row) => (best && countWords(best) >= countWords(row) ? best : row),
    undefined,
  );
}

function countWords({ texts }: HeadRow): number {
  return [...texts.values()].filter((text) => !/\d/.test(text)).length;
}
