import { isTimeLike, parseClockTime, parseTimesheetDate } from "@jobcan-automation/timesheet";
import type { HeadRow } from "../columns/head-row.ts";
import { isDayText } from "../columns/date-by-content.ts";
import { kindOfHead, mayBeWorked, parseHead } from "../columns/parse-head.ts";
import { clockPart } from "./clock-part.ts";
import { punchKind } from "./punch-kind.ts";

/** A list of punches: each line has a time and its kind (出勤, 退勤, …). */
export interface PunchColumns {
  headerRow: number;
  date: number;
  kind: number;
  /** The likeliest first; several where the heads do not decide. */
  times: [number, ...number[]];
  note: number | undefined;
}

/** Finds the columns of a list of punches by its contents; undefined for any other sheet. */
export function findPunches(rows: readonly HeadRow[]): PunchColumns | undefined {
  const columns = [...new Set(rows.flatMap(({ texts }) => [...texts.keys()]))].toSorted(
    (a, b) => a - b,
  );
  const found = columns.flatMap((kind) => punchesOf(kind, columns, rows) ?? []);
  return found[0];
}

function punchesOf(
  kind: number,
  columns: readonly number[],
  rows: readonly HeadRow[],
): PunchColumns | undefined {
  const words = new Set(rows.flatMap(({ texts }) => texts.get(kind) ?? []));
  const kindOf = ({ texts }: HeadRow) => punchKind(texts.get(kind) ?? "", words);
  const first = rows.findIndex((row) => kindOf(row) !== undefined && hasTime(row, true));
  const header = rows[first - 1];
  if (first < 1 || !header || hasTime(header) || isOverDays(header)) return undefined;
  const below = rows.slice(first);
  const lines = below.filter((row) => kindOf(row) !== undefined);
  const filled = below.filter(({ texts }) => texts.has(kind));
  const kinds = new Set(lines.map(kindOf));
  if (!kinds.has("start") || !kinds.has("end") || lines.length * 5 < filled.length * 3)
    return undefined;
  const heads = headsOver(header, rows[first - 2]);
  const times = timesOf(
    columns.filter((column) => column !== kind),
    { lines, heads },
  );
  const [time, ...others] = times;
  const date = dateOf(columns, { lines: below, heads });
  if (time === undefined || date === undefined || date === kind) return undefined;
  const note = columns.find((column) => parseHead(heads.get(column) ?? "").role === "note");
  return { headerRow: header.row, date, kind, times: [time, ...others], note };
}

/** A punch may have its time in digits alone (0900); other rows have numbers that are none. */
function hasTime({ texts }: HeadRow, isPunch = false): boolean {
  return texts
    .values()
    .some((text) => isTime(text) || (isPunch && /^\d{3,4}$/.test(text) && isTime(text, true)));
}

/** True for a row of dates: below it the words name rows of days across. */
function isOverDays({ texts }: HeadRow): boolean {
  return [...texts.values()].filter(isDayText).length > 1;
}

function headsOver(header: HeadRow, above: HeadRow | undefined): ReadonlyMap<number, string> {
  return new Map([...(above?.texts ?? []), ...header.texts]);
}

interface Lines {
  lines: readonly HeadRow[];
  heads: ReadonlyMap<number, string>;
}

/** The columns of times; of several with the same values the first. */
function timesOf(columns: readonly number[], { lines, heads }: Lines): number[] {
  const candidates = columns.filter((column) => {
    const head = heads.get(column) ?? "";
    if (asideWords.test(head) || !mayBeWorked(kindOfHead(head))) return false;
    const isNamed = timeWords.test(head);
    const times = lines.filter(({ texts }) => isTime(texts.get(column) ?? "", isNamed));
    return times.length > 0 && times.length * 5 >= lines.length * 3;
  });
  // A date may be stored with a time of 0:00.
  const timed = candidates.filter((column) =>
    lines.some(({ texts }) => !/^\S+[\sT]0?0:00(?::00)?$/.test(texts.get(column)?.trim() ?? "")),
  );
  const actual = timed.filter((column) => kindOfHead(heads.get(column) ?? "") === "actual");
  const best = actual.length > 0 ? actual : timed;
  const valuesOf = (column: number) => lines.map(({ texts }) => texts.get(column)).join("\n");
  return best.filter(
    (column, at) => !best.slice(0, at).some((one) => valuesOf(one) === valuesOf(column)),
  );
}

/** The column whose head says date, else the first of dates; one of dates with times may be that of the times. */
function dateOf(columns: readonly number[], { lines, heads }: Lines): number | undefined {
  const areDays = (column: number) => {
    const texts = lines.flatMap(({ texts: cells }) => cells.get(column) ?? []);
    const days = texts.filter((text) => isDayText(text) || parseTimesheetDate(text).ok);
    return texts.length > 0 && days.length * 3 >= texts.length * 2;
  };
  const days = columns.filter(
    (column) => areDays(column) && !asideWords.test(heads.get(column) ?? ""),
  );
  const isNamed = (column: number) => {
    const { role, kind } = parseHead(heads.get(column) ?? "");
    return role === "date" && kind !== "applied";
  };
  return days.find(isNamed) ?? days[0];
}

/** A time, also behind a day; digits alone count only under a head that says so. */
function isTime(text: string, isNamed = false): boolean {
  const time = clockPart(text);
  return isNamed ? parseClockTime(time).ok : isTimeLike(time);
}

const timeWords = /時刻|時間|日時|打刻|time/i;
/** Heads of other times and days than those of the punch. */
const asideWords = /登録|更新|申請|承認|作成|入力|締|created|updated|registered|approved/i;
