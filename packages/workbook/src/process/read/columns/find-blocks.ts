import type { UnreadColumns } from "@jobcan-automation/contract";
import type { ColumnRoles, HeadRow } from "./head-row.ts";
import { choosePair, type PairChoice } from "./choose-pair.ts";
import { areDaysWithTimes, datesByContent } from "./date-by-content.ts";
import { headsAt, type Head } from "./heads.ts";
import { plainHead } from "./parse-head.ts";
import { pairUp, rangeColumns, type Pair } from "./pairs.ts";
import { findLoneSides } from "./lone-sides.ts";
import { spreadPairs } from "./spread-hours.ts";
import { isWeekdays } from "./weekday-column.ts";

/**
 * Columns with a date column of their own: one block in most sheets, two where the halves of a month stand side by
 * side.
 */
export interface Block {
  mapping: ColumnRoles;
  /** Hours and breaks of the day that are not read: each filled row gets an issue. */
  more: { kind: "hours" | "break"; pair: Pair }[];
  /** Other columns that are not read: one issue each. */
  unread: UnreadColumns[];
  /** The pairs between which the headers do not decide; empty where they do. */
  unclear: Pair[];
}

export interface FindBlocksOptions {
  rows: readonly HeadRow[];
  /** Position of the header among the rows. */
  index: number;
  isHidden: (column: number) => boolean;
  /** Whether a column of dates may have no head. */
  guessesDates?: boolean;
}

/**
 * Reads the headers of a row, with the groups above them and the first rows below as samples. In column order; at least
 * one block.
 */
export function findBlocks({ rows, index, isHidden, ...options }: FindBlocksOptions): Block[] {
  const headerRow = rows[index]?.row ?? 1;
  const named = headsOf(rows, index);
  const samples = rows.slice(index + 1);
  const guessed = options.guessesDates === true ? datesByContent(named, samples) : [];
  const heads = withDates(named, guessed);
  const guessesDates = options.guessesDates === true;
  const toBlock = (part: readonly Head[]) =>
    blockOf(part, { samples, isHidden, headerRow, guessesDates });
  const blocks = splitByDates(heads).map(toBlock);
  const isEach = blocks.length > 0 && blocks.every(({ mapping }) => mapping.end !== undefined);
  return isEach ? blocks : [toBlock(heads)];
}

/**
 * The headers of the row, and those of the two rows above for columns without one: 日付 merged over two or three rows.
 */
function headsOf(rows: readonly HeadRow[], index: number): Head[] {
  const heads = headsAt(rows, index);
  if (!heads.some(({ role }) => role !== undefined && role !== "note")) return heads;
  for (const above of [index - 1, index - 2].filter((row) => row >= 0)) {
    const taken = new Set(heads.map(({ column }) => column));
    heads.push(...headsAt(rows, above).filter(({ column }) => !taken.has(column)));
  }
  return heads.toSorted((a, b) => a.column - b.column);
}

/** A head of unknown words over dates is replaced. */
function withDates(heads: readonly Head[], dates: readonly Head[]): Head[] {
  const columns = new Set(dates.map(({ column }) => column));
  const others = heads.filter(({ column }) => !columns.has(column));
  return [...others, ...dates].toSorted((a, b) => a.column - b.column);
}

function splitByDates(heads: readonly Head[]): Head[][] {
  const dates = heads.filter(({ role }) => role === "date").map(({ column }) => column);
  return dates.map((from, index) => {
    const to = dates[index + 1] ?? Number.POSITIVE_INFINITY;
    return heads.filter(({ column }) => (index === 0 || column >= from) && column < to);
  });
}

interface BlockOptions {
  samples: readonly HeadRow[];
  isHidden: (column: number) => boolean;
  headerRow: number;
  guessesDates: boolean;
}

function blockOf(heads: readonly Head[], options: BlockOptions): Block {
  const { samples, isHidden, headerRow } = options;
  const columnOf = (role: Head["role"]) => heads.find((head) => head.role === role)?.column;
  const ranges = columnOf("date") === undefined ? [] : rangeColumns(heads, samples);
  const spread = columnOf("date") === undefined ? [] : spreadPairs(heads, samples);
  const work = [...pairUp(heads, { start: "start", end: "end" }), ...ranges, ...spread].toSorted(
    (a, b) => a.start - b.start,
  );
  const { choice, loneColumns } = chooseHours(heads, work, { samples, isHidden });
  const [rest, ...moreRests] = [
    ...pairUp(heads, { start: "breakStart", end: "breakEnd" }),
    ...ranges.filter(({ kind, start }) => kind === "break" && isAllRanges(start, samples)),
    ...spread.filter(({ kind }) => kind === "break"),
  ];
  const loneSides = choice.kind === "none" && work.length === 0;
  const mapping: Block["mapping"] = {
    ...sideColumns(choice, loneSides ? columnOf : undefined),
    ...(rest ? { breakStart: rest.start, breakEnd: rest.end } : loneBreak(columnOf)),
  };
  for (const role of ["date", "note"] as const) {
    const column = columnOf(role);
    if (column !== undefined) mapping[role] = column;
  }
  const { start, date } = mapping;
  const isDated = date !== undefined || !options.guessesDates || start === undefined;
  if (!isDated && areDaysWithTimes(start, samples)) mapping.date = start;
  const more = choice.kind === "chosen" ? choice.more : [];
  return {
    mapping,
    more: [
      ...more.map((pair) => ({ kind: "hours" as const, pair })),
      ...moreRests.map((pair) => ({ kind: "break" as const, pair })),
    ],
    unread: unreadOf(heads, {
      mapping,
      choice,
      moreRests,
      loneColumns,
      headerRow,
      isHidden,
      samples,
    }),
    unclear: choice.kind === "unclear" ? choice.pairs : [],
  };
}

/** The pair that is read. A start or end without a partner may make the choice unclear. */
function chooseHours(
  heads: readonly Head[],
  work: readonly Pair[],
  { samples, isHidden }: Pick<BlockOptions, "samples" | "isHidden">,
): { choice: PairChoice; loneColumns: number[] } {
  const pairs = work.filter(({ kind }) => kind !== "break");
  const choice = choosePair(pairs, { samples, isHidden });
  if (choice.kind !== "chosen") return { choice, loneColumns: [] };
  const { pair } = choice;
  const shown = heads.filter(({ column }) => !isHidden(column));
  const { otherPairs, columns } = findLoneSides(shown, { pairs: work, pair, samples });
  return otherPairs.length > 0
    ? { choice: { kind: "unclear", pairs: [pair, ...otherPairs] }, loneColumns: columns }
    : { choice, loneColumns: columns };
}

function isAllRanges(column: number, samples: readonly HeadRow[]): boolean {
  const filled = samples.filter(({ texts }) => texts.has(column));
  return filled.every((row) => !/^[\d.:]+$/.test(row.texts.get(column) ?? ""));
}

/**
 * The chosen pair's columns. Without a pair, the one side that was found, which makes the row likelier to be the
 * header.
 */
function sideColumns(
  choice: PairChoice,
  columnOf: ((role: Head["role"]) => number | undefined) | undefined,
): Block["mapping"] {
  if (choice.kind === "chosen") return { start: choice.pair.start, end: choice.pair.end };
  if (choice.kind === "unclear") {
    const [first] = choice.pairs;
    return first ? { start: first.start, end: first.end } : {};
  }
  const [start, end] = [columnOf?.("start"), columnOf?.("end")];
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

function loneBreak(columnOf: (role: Head["role"]) => number | undefined): Block["mapping"] {
  const [breakStart, breakEnd] = [columnOf("breakStart"), columnOf("breakEnd")];
  return {
    ...(breakStart === undefined ? {} : { breakStart }),
    ...(breakEnd === undefined ? {} : { breakEnd }),
  };
}

/** True for a filled column of reasons or of what was done. */
function isFurtherNote({ column, role, kind, text }: Head, samples: readonly HeadRow[]): boolean {
  const isWords = role === undefined && kind === "none" && furtherNotes.test(plainHead(text));
  return isWords && samples.some(({ texts }) => texts.has(column));
}

const furtherNotes =
  /^(?:作業|業務|仕事|勤務|実施|活動)?(?:内容|報告|詳細)$|(?:理由|事由|連絡事項|所感|日報|コメント|メモ|備考|摘要)$/;

interface UnreadOptions {
  mapping: Block["mapping"];
  choice: PairChoice;
  moreRests: readonly Pair[];
  loneColumns: readonly number[];
  headerRow: number;
  isHidden: (column: number) => boolean;
  samples: readonly HeadRow[];
}

function unreadOf(heads: readonly Head[], options: UnreadOptions): UnreadColumns[] {
  const { mapping, choice, moreRests, loneColumns, headerRow: row, isHidden, samples } = options;
  const used = new Set(Object.values(mapping));
  const others = choice.kind === "chosen" ? choice.others : [];
  const inPairs = new Set([...moreRests, ...others].flatMap(({ start, end }) => [start, end]));
  const textAt = (column: number) => heads.find((head) => head.column === column)?.text ?? "";
  const isLeft = ({ column }: Head) => !used.has(column) && !inPairs.has(column);
  const unread = (kind: UnreadColumns["kind"], columns: number[]): UnreadColumns => ({
    kind,
    row,
    columns,
    text: [...new Set(columns)].map(textAt).join("・"),
  });
  const hidden = [mapping.date, mapping.start, mapping.end]
    .filter((column) => column !== undefined)
    .filter(isHidden);
  return [
    ...others.map(({ start, end }) => unread("hours", start === end ? [start] : [start, end])),
    ...loneColumns.map((column) => unread("hours", [column])),
    ...heads
      .filter((head) => (head.kind === "break" || head.kind === "outing") && isLeft(head))
      .map(({ column, kind }) => unread(kind === "break" ? "break" : "hours", [column])),
    ...heads
      .filter((head) =>
        isFurtherNote(head, samples)
          ? isLeft(head)
          : head.role === "note" && head.column !== mapping.note,
      )
      .map(({ column }) => unread("note", [column])),
    ...heads
      .filter(({ column, role }) => role === "date" && column !== mapping.date)
      .filter(({ column }) => !isWeekdays(column, samples))
      .map(({ column }) => unread("date", [column])),
    ...(hidden.length > 0 ? [unread("hidden", hidden)] : []),
    ...heads
      .filter(({ column, isGuessed }) => isGuessed === true || column === mapping.start)
      .filter(({ column }) => column === mapping.date)
      .map(({ column }) => unread("guessed", [column])),
  ];
}
