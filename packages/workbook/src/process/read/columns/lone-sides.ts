import type { Head } from "./heads.ts";
import type { HeadRow } from "./head-row.ts";
import type { Pair } from "./pairs.ts";
import { mayBeWorked } from "./parse-head.ts";

/** Starts and ends without a partner beside the pair that is read: 出勤 出勤 退勤. */
export interface LoneSides {
  /** The pairs that they could form, where their values differ from those that are read. */
  otherPairs: Pair[];
  /** Those that make nothing unclear: their values are equal, or their header has other words. */
  columns: number[];
}

export function findLoneSides(
  heads: readonly Head[],
  { pairs, pair, samples }: { pairs: readonly Pair[]; pair: Pair; samples: readonly HeadRow[] },
): LoneSides {
  const paired = new Set(pairs.flatMap(({ start, end }) => [start, end]));
  const lone = heads.filter(
    ({ column, role }) => (role === "start" || role === "end") && !paired.has(column),
  );
  const filled = lone.filter(({ column }) => samples.some(({ texts }) => texts.has(column)));
  const isOther = ({ column, role, kind, modifier }: Head) =>
    modifier === "" &&
    mayBeWorked(kind) &&
    samples.some(({ texts }) => {
      const text = texts.get(column);
      const own = texts.get(role === "start" ? pair.start : pair.end);
      return text !== undefined && text !== own && !isCount(text);
    });
  return {
    otherPairs: filled
      .filter(isOther)
      .map(({ column, role }) => Object.assign({}, pair, { [role ?? "start"]: column })),
    columns: filled.filter((head) => !isOther(head)).map(({ column }) => column),
  };
}

/** True for a mark or a number of days under 出勤 or 欠勤, which is no time. */
function isCount(text: string): boolean {
  return /^(?:[○◯〇●✓✔☑レ]|0|0?\.5|1(?:\.0)?)$/.test(text.trim());
}
