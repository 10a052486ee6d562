import type { Head } from "./heads.ts";
import type { HeadRow } from "./head-row.ts";
import type { Pair } from "./pairs.ts";
import { mayBeWorked } from "./parse-head.ts";

/** Starts and ends that have no partner beside a pair that is read: 出勤 出勤 退勤. */
export interface LoneSides {
  /** The pairs that would be read with them, where they say something else. */
  otherPairs: Pair[];
  /** Those that are no question: they say the same, or stand under words that are not known. */
  columns: number[];
}

export function findLoneSides(
  heads: readonly Head[],
  { pairs, pair, samples }: { pairs: readonly Pair[]; pair: Pair; samples: readonly HeadRow[] },
): LoneSides {
  const paired = new Set(pairs.flatMap(({ start, end }) => [start, end]));
  const lone = heads.filter(
    ({ column, role, kind }) =>
      (role === "start" || role === "end") && mayBeWorked(kind) && !paired.has(column),
  );
  const filled = lone.filter(({ column }) => samples.some(({ texts }) => texts.has(column)));
  const isOther = ({ column, role, modifier }: Head) =>
    modifier === "" &&
    samples.some(({ texts }) => {
      const text = texts.get(column);
      return text !== undefined && text !== texts.get(role === "start" ? pair.start : pair.end);
    });
  return {
    otherPairs: filled
      .filter(isOther)
      .map(({ column, role }) => Object.assign({}, pair, { [role ?? "start"]: column })),
    columns: filled.filter((head) => !isOther(head)).map(({ column }) => column),
  };
}
