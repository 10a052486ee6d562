import { parseClockTime, splitTimeRange } from "@jobcan-automation/timesheet";
import type { HeadRow } from "./head-row.ts";
import type { Pair } from "./pairs.ts";
import { mayBeWorked } from "./parse-head.ts";

/** Which pair of columns is read. `unclear`: the headers do not decide, so the user must. */
export type PairChoice =
  | { kind: "none" }
  | { kind: "unclear"; pairs: Pair[] }
  | {
      kind: "chosen";
      pair: Pair;
      /** Further hours of the same day: each filled row gets an issue. */
      more: Pair[];
      /** Planned, contracted, applied for and the like: one issue per pair. */
      others: Pair[];
    };

/**
 * Chooses the hours that were worked: recorded ones before others, visible ones before hidden ones. All other pairs are
 * reported as not read.
 */
export function choosePair(
  pairs: readonly Pair[],
  { samples, isHidden }: { samples: readonly HeadRow[]; isHidden: (column: number) => boolean },
): PairChoice {
  const rankOf = (pair: Pair) => {
    if (!mayBeWorked(pair.kind)) return 0;
    if (isHidden(pair.start) || isHidden(pair.end)) return 1;
    if (pair.kind === "dayoff") return 2;
    return pair.kind === "actual" ? 4 : 3;
  };
  const best = Math.max(0, ...pairs.map(rankOf));
  if (best === 0) return { kind: "none" };
  // 実 beside 丸 does not say which of the two counts.
  const isAsGood = (pair: Pair) => best === 4 && pair.kind === "rounded" && rankOf(pair) === 3;
  const [first, ...rest] = pairs.filter((pair) => rankOf(pair) === best || isAsGood(pair));
  if (!first) return { kind: "none" };
  const relations = rest.map((pair) => relationOf(first, pair, samples));
  if (rest.some((pair, at) => relations[at] === "apart" && isOthers(pair, first)))
    return { kind: "unclear", pairs: [first, ...rest] };
  if (relations.includes("overlap") && !areNumbered([first, ...rest]))
    return { kind: "unclear", pairs: [first, ...rest] };
  const lower = pairs.filter((pair) => pair !== first && !rest.includes(pair));
  const isSame = (pair: Pair) => relations[rest.indexOf(pair)] === "same";
  const ofDaysOff = lower.filter(({ kind }) => kind === "dayoff");
  return {
    kind: "chosen",
    pair: first,
    // A pair with equal sample rows may differ further down.
    more: [...rest, ...ofDaysOff],
    others: [...rest.filter(isSame), ...lower],
  };
}

/** True where unknown words over two pairs differ: 山田 and 佐藤 over the same heads are two people, not two shifts. */
function isOthers({ words }: Pair, first: Pair): boolean {
  if (words === first.words) return false;
  const [own, others] = [words, first.words].map((text) => text.split("/"));
  return own?.every((part, at) => part === others?.[at] || !shiftWords.test(part)) === true;
}

/** Words over the shifts of one day. */
const shiftWords =
  /^$|午前|午後|前半|後半|朝|昼|夕|夜|日勤|早番|遅番|勤務|就業|労働|作業|業務|出勤|退勤|時間|回|部|直|番|実|am|pm|shift|session|part|work|time/;

/** 出勤1 退勤1 出勤2 退勤2: the numbers in the headers show that they are spans of one day. */
function areNumbered(pairs: readonly Pair[]): boolean {
  const numbers = pairs.map(({ number }) => number);
  return !numbers.includes(undefined) && new Set(numbers).size === pairs.length;
}

type Relation = "apart" | "same" | "overlap";

/**
 * How two pairs relate in the rows that hold both: one after the other, equal, or overlapping as two versions of the
 * same hours.
 */
function relationOf(a: Pair, b: Pair, samples: readonly HeadRow[]): Relation {
  const both = samples.flatMap((row) => {
    const [first, second] = [spanOf(a, row), spanOf(b, row)];
    return first && second ? [{ first, second }] : [];
  });
  const isSame = both.every(
    ({ first, second }) => first.start === second.start && first.end === second.end,
  );
  if (both.length > 0 && isSame) return "same";
  const overlap = both.some(
    ({ first, second }) => first.start < second.end && second.start < first.end,
  );
  return overlap ? "overlap" : "apart";
}

/**
 * A pair's hours in a row, an end after midnight as 24:00 or later; undefined where one of them is no time, or both are
 * equal.
 */
function spanOf(pair: Pair, row: HeadRow): { start: number; end: number } | undefined {
  const text = row.texts.get(pair.start) ?? "";
  const range = pair.start === pair.end ? splitTimeRange(text) : undefined;
  const start = parseClockTime(timePart(range?.start ?? text));
  const end = parseClockTime(timePart(range?.end ?? row.texts.get(pair.end) ?? ""));
  if (!start.ok || !end.ok || start.min === end.min) return undefined;
  return { start: start.min, end: end.min < start.min ? end.min + 1440 : end.min };
}

/** "2026-11-02 09:00" is 9:00 here. */
function timePart(text: string): string {
  return text.trim().replace(/^\S+[\sT](?=\d{1,2}:\d{2})/, "");
}
