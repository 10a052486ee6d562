import { isBlankText, isDayOffMark, splitTimeRanges } from "@jobcan-automation/timesheet";
import type { HeadRow } from "./head-row.ts";
import type { Head } from "./heads.ts";
import type { HourKind } from "./parse-head.ts";

/** Two columns with start and end of one span, or one column that holds both ("9:00～18:00"), given as both. */
export interface Pair {
  start: number;
  end: number;
  kind: HourKind;
  number: number | undefined;
  words: string;
}

export interface PairRoles {
  start: "start" | "breakStart";
  end: "end" | "breakEnd";
}

/**
 * Pairs each end with the start that has the same words and number, else the same kind, else with the nearest before
 * it. In column order.
 */
export function pairUp(heads: readonly Head[], roles: PairRoles): Pair[] {
  const open = heads.filter(({ role }) => role === roles.start);
  const pairs: Pair[] = [];
  const hasOwnKind = ({ kind }: Head) => open.some((start) => start.kind === kind);
  const ends = heads.filter(({ role }) => role === roles.end);
  const others = ends.filter((end) => !hasOwnKind(end));
  for (const end of [...ends.filter(hasOwnKind), ...others]) {
    const start = partnerOf(end, open);
    if (!start) continue;
    open.splice(open.indexOf(start), 1);
    const kind = start.kind === "none" ? end.kind : start.kind;
    const { column, number, modifier } = start;
    const words = `${groupOf(start)}/${modifier}`;
    pairs.push({ start: column, end: end.column, kind, number, words });
  }
  return pairs.toSorted((a, b) => a.start - b.start);
}

function partnerOf(end: Head, open: readonly Head[]): Head | undefined {
  const alikeOpen = open.filter(({ modifier }) => modifier === end.modifier);
  const before = alikeOpen.filter(({ column }) => column < end.column);
  const isAlike = [
    (head: Head) =>
      head.family === end.family &&
      head.kind === end.kind &&
      head.number === end.number &&
      groupOf(head) === groupOf(end),
    (head: Head) =>
      head.kind === end.kind && head.number === end.number && groupOf(head) === groupOf(end),
    (head: Head) => head.kind === end.kind && head.number === end.number,
    (head: Head) => head.kind === end.kind,
  ];
  const alike = isAlike.map((test) => before.find(test)).find((head) => head !== undefined);
  return alike ?? before.at(-1) ?? alikeOpen[0];
}

function groupOf({ words }: Head): string {
  return words.split("/").slice(0, -1).join("/");
}

/** Columns in which most filled cells below the header hold start and end together. */
export function rangeColumns(heads: readonly Head[], samples: readonly HeadRow[]): Pair[] {
  return heads.flatMap(({ column, role, kind, number, words }) => {
    const texts = samples.flatMap(({ texts: cells }) => cells.get(column) ?? []);
    const ranges = texts.filter((text) => splitTimeRanges(text).length > 0);
    // 有給 or ～ in such a column is a day without hours.
    const filled = texts.filter((text) => !isBlankText(text) && !isDayOffMark(text));
    const isTaken = role === "date" || role === "note" || ranges.length * 2 <= filled.length;
    return isTaken ? [] : [{ start: column, end: column, kind, number, words }];
  });
}
