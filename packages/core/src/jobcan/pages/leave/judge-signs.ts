import { siteMap } from "../../site-map.ts";
import type { LeaveSigns } from "./leave-signs.ts";

/**
 * Pure: whether a list of this many rows, undefined for a page without one, is all that there is. Without a list the
 * page must say that there are no requests: in words, or by holding nothing at all where they would stand
 * (docs/jobcan.md §6). What is drawn in another way, is still to come or stands on a further page may be leave.
 */
export function showsAll(signs: LeaveSigns, rows: number | undefined): boolean {
  if (isComing(signs) || goesOn(signs, rows ?? 0) || showsRequest(signs)) return false;
  return rows !== undefined || showsNone(signs);
}

function isComing({ texts, isLoading }: LeaveSigns): boolean {
  return isLoading || texts.some((text) => siteMap.leave.signWords.loading.test(text));
}

function goesOn({ texts, clickable, pager }: LeaveSigns, rows: number): boolean {
  const { more, pageOf, count } = siteMap.leave.signWords;
  if (pager.length > 0) return true;
  if (clickable.some((words) => more.test(words) || /^\[?\d{1,3}\]?$/.test(words))) return true;
  const [lastPages, counts] = [pageOf, count].map((pattern) =>
    [...texts, ...clickable].map((text) => numberIn(text, pattern)),
  );
  return (
    lastPages?.some((last) => last > 1) === true || counts?.some((total) => total > rows) === true
  );
}

/** The number that one of the pattern's groups finds; 0 for none. */
function numberIn(text: string, pattern: RegExp): number {
  const [, ...groups] = pattern.exec(text) ?? [];
  return Number(groups.find((group) => group !== undefined) ?? 0);
}

/** A request without a table: a day, and a state of 承認・却下 beside it. */
function showsRequest({ texts, formTexts }: LeaveSigns): boolean {
  const all = [...texts, ...formTexts];
  return all.some((text) => siteMap.leave.signWords.date.test(text)) && all.some(isDecision);
}

/** A state by itself, not a sentence about states. */
export function isDecision(text: string): boolean {
  const { denied, waiting, granted } = siteMap.leave.decisions;
  const isShort = text.length <= longestState;
  return isShort && [denied, waiting, granted].some((words) => words.test(text));
}

const longestState = 24;

function showsNone({ texts, headings, hasResult }: LeaveSigns): boolean {
  const { none, label, title } = siteMap.leave.signWords;
  if (texts.some((text) => none.test(text))) return true;
  const isOfLeave = hasResult || headings.some((heading) => title.test(heading));
  return isOfLeave && texts.every((text) => label.test(text));
}
