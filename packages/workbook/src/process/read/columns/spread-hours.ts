import { isTimeLike, toPlainText } from "@jobcan-automation/timesheet";
import type { HeadRow } from "./head-row.ts";
import type { Head } from "./heads.ts";
import type { Pair } from "./pairs.ts";

/** Pairs of columns under one head that names neither side: 9:00 | ～ | 18:00, or 9 | : | 00 | ～ | 18 | : | 00. */
export function spreadPairs(heads: readonly Head[], samples: readonly HeadRow[]): Pair[] {
  return heads.flatMap(({ column, role, kind, number, words }, at) => {
    if (role !== undefined) return [];
    const to = heads[at + 1]?.column ?? column + widest;
    const filled = partsOf({ from: column, to }, samples);
    const sides = splitAtRange(filled);
    if (!sides) return [];
    const [start, end] = [startOf(sides.before), startOf(sides.after)];
    return start === undefined || end === undefined ? [] : [{ start, end, kind, number, words }];
  });
}

/** The column of the minutes behind a column of hours, without a head of its own: 9 | : | 00. */
export function minutesBehind(
  hour: number,
  { heads, samples }: { heads: readonly HeadRow[]; samples: readonly HeadRow[] },
): number | undefined {
  const hasHead = (column: number) => heads.some(({ texts }) => texts.has(column));
  const to = [hour + 1, hour + 2].find(hasHead) ?? hour + 3;
  const [own, first, second] = partsOf({ from: hour, to }, samples);
  if (own?.kind !== "digits" || own.column !== hour) return undefined;
  if (first?.kind === "colon") return second?.kind === "digits" ? second.column : undefined;
  return first?.kind === "digits" && first.hasMinutes ? first.column : undefined;
}

type PartKind = "time" | "digits" | "colon" | "range" | "other";

interface Part {
  column: number;
  kind: PartKind;
  /** True where its digits can be no hours: 00, or one over 24. */
  hasMinutes: boolean;
}

/** The filled columns of a span, each with what most of its cells hold. */
function partsOf({ from, to }: { from: number; to: number }, samples: readonly HeadRow[]): Part[] {
  return Array.from({ length: to - from }, (_, at) => from + at).flatMap((column): Part[] => {
    const texts = samples.flatMap((row) => toPlainText(row.texts.get(column) ?? "") || []);
    if (texts.length === 0) return [];
    const kind = kinds.find(({ test }) => texts.filter(test).length * 3 >= texts.length * 2)?.kind;
    const hasMinutes = texts.some((text) => /^00$/.test(text) || Number(text) > 24);
    return [{ column, kind: kind ?? "other", hasMinutes }];
  });
}

function splitAtRange(parts: readonly Part[]): { before: Part[]; after: Part[] } | undefined {
  const middles = parts.filter(({ kind }) => kind === "range");
  const at = parts.findIndex(({ kind }) => kind === "range");
  if (middles.length !== 1 || parts.some(({ kind }) => kind === "other")) return undefined;
  return { before: parts.slice(0, at), after: parts.slice(at + 1) };
}

/** The column of the time, or of its hours. */
function startOf(parts: readonly Part[]): number | undefined {
  const shape = parts.map(({ kind }) => kind).join(" ");
  return /^(?:time|digits (?:colon )?digits(?: colon)?)$/.test(shape)
    ? parts[0]?.column
    : undefined;
}

const kinds: readonly { kind: PartKind; test: (text: string) => boolean }[] = [
  { kind: "digits", test: (text) => /^\d{1,2}$/.test(text) },
  { kind: "time", test: isTimeLike },
  { kind: "colon", test: (text) => /^[:∶;時分]$/.test(text) },
  { kind: "range", test: (text) => /^(?:[~〜→―—–ー−-]+|から|より|to)$/i.test(text) },
];

/** 9 | : | 00 | ～ | 18 | : | 00 and two more. */
const widest = 9;
