import type {
  ColumnMapping,
  ColumnRole,
  RawCell,
  RawRow,
  RawSpan,
  RowAside,
} from "@jobcan-automation/contract";
import {
  cutText,
  isExampleMark,
  leaveIn,
  isSumLabel,
  parseClockTime,
  splitTimeRange,
  splitTimeRanges,
  type TimeRange,
  toPlainText,
  weekdayIn,
} from "@jobcan-automation/timesheet";
import type { HeadRow } from "../columns/head-row.ts";
import type { Block } from "../columns/find-blocks.ts";
import { isNoRecord, isTakenBackHead } from "../columns/planned-words.ts";
import { spanText } from "../columns/span-text.ts";

/** Cells outside the columns that are read are cut to this length. */
export const otherCellChars = 60;

/** What stands beside a day's hours is shown up to this length. */
export const maxAsideChars = 40;

/** A row as the file holds it, all its filled cells by column. */
export interface SourceRow {
  row: number;
  hidden: boolean;
  cells: ReadonlyMap<number, RawCell>;
  /** Further lines of the file that an unclosed quote has put into one of its cells. */
  lines?: number;
}

/** The columns of month and year before a column of day numbers: 年 | 月 | 日. */
export interface DateParts {
  month: number;
  year: number | undefined;
}

/** How the rows of a block are read. */
export interface BlockReading {
  mapping: ColumnMapping;
  more: Block["more"];
  /** Its columns: from its own date up to the next block's. */
  from: number;
  to: number;
  weekday: number | undefined;
  /** Column of the hours → column of the minutes, where they have columns of their own. */
  minutes: ReadonlyMap<number, number>;
  /** Columns with a word of leave as header: a mark in such a column means leave on that day. */
  leaveHeads: ReadonlyMap<number, string>;
  /** Columns that say on which day the hours end: 退勤日, or a mark under 翌. */
  endDays: readonly number[];
  /** Columns of corrected starts and ends that are not read. */
  corrected: readonly number[];
  /** Columns that say whose row it is. */
  people: readonly number[];
  /** Whose table it is, as its title says. */
  owner: string | undefined;
  /** Columns of month and year before the days. */
  dateParts: DateParts | undefined;
}

/** Reads the row by one block's columns; undefined where none of them is filled. */
export function readBlockRow(
  source: SourceRow,
  reading: BlockReading,
  block: number,
): RawRow | undefined {
  const cells: RawRow["cells"] = {};
  for (const role of roles) {
    const cell = cellOf(source, role, reading);
    if (cell) cells[role] = cell;
  }
  const texts = textsOf(source.cells);
  const spans = spansOf(source, texts, reading);
  if (Object.keys(cells).length === 0 && spans.length === 0) return undefined;
  const asides = [...asidesOf(source, texts, reading), ...linesAside(source)];
  return {
    row: source.row,
    ...(source.hidden ? { hidden: true } : {}),
    ...(block > 0 ? { block } : {}),
    cells,
    ...(spans.length > 0 ? { spans } : {}),
    ...(asides.length > 0 ? { asides } : {}),
  };
}

/** Whose row it is, where the sheet says so. */
export function personOf({ cells }: SourceRow, { people }: BlockReading): string {
  const names = people.map((column) => cells.get(column)?.text.trim() ?? "");
  return names.join(" ").trim();
}

function cellOf(
  { cells }: SourceRow,
  role: ColumnRole,
  { mapping, minutes }: BlockReading,
): RawCell | undefined {
  const cell = cells.get(mapping[role] ?? 0);
  if (!cell) return undefined;
  const side = rangeSides[role];
  if (side && isRange(mapping, role)) {
    const [range] = splitTimeRanges(cell.text);
    return range ? { text: range[side] } : cell;
  }
  return withMinutes(cell, cells.get(minutes.get(mapping[role] ?? 0) ?? 0));
}

/** One column is both start and end where it holds "9:00～18:00". */
function isRange(mapping: ColumnMapping, role: ColumnRole): boolean {
  return role === "start" || role === "end"
    ? mapping.start === mapping.end
    : mapping.breakStart === mapping.breakEnd;
}

/** Joins 9 and 15 from two columns to "9:15". */
function withMinutes(hour: RawCell, minute: RawCell | undefined): RawCell {
  if (!minute) return hour;
  const [hours, minutes] = [toPlainText(hour.text), toPlainText(minute.text)];
  const [, h = ""] = /^(\d{1,2})時?$/.exec(hours) ?? [];
  const [, m = ""] = /^(\d{1,2})分?$/.exec(minutes) ?? [];
  if (h === "" || minutes === "") return hour;
  // Minutes that cannot be read are shown in the error about the time.
  return { text: `${h}:${m === "" ? minutes : m.padStart(2, "0")}` };
}

/** Further shifts and breaks of the row, without empty ones. Work on a day off has columns of its own: see asidesOf. */
function spansOf(
  { cells }: SourceRow,
  texts: HeadRow["texts"],
  { mapping, more, minutes }: BlockReading,
): RawSpan[] {
  const rests = moreRanges("break", [mapping.breakStart, mapping.breakEnd], cells);
  const own = [...moreRanges("hours", [mapping.start, mapping.end], cells), ...rests];
  const others = more.flatMap((further): RawSpan[] => {
    const { kind, pair } = further;
    if (isAside(further) || spanText(pair, texts) === undefined) return [];
    if (pair.start === pair.end) return [rangeSpan(kind, pair.start, cells.get(pair.start))];
    const [start, end] = [pair.start, pair.end].map((column) => {
      const cell = cells.get(column);
      return cell && withMinutes(cell, cells.get(minutes.get(column) ?? 0));
    });
    return [
      {
        kind,
        columns: [pair.start, pair.end],
        ...(start ? { start } : {}),
        ...(end ? { end } : {}),
      },
    ];
  });
  return [...own, ...others];
}

/** Further spans in the cell that holds both sides: 9:00～12:00、13:00～18:00. */
function moreRanges(
  kind: RawSpan["kind"],
  [first, second]: readonly (number | undefined)[],
  cells: SourceRow["cells"],
): RawSpan[] {
  if (first === undefined || first !== second) return [];
  const ranges = splitTimeRanges(cells.get(first)?.text ?? "");
  return ranges.slice(1).map((range) => spanOfRange(kind, first, range));
}

function rangeSpan(kind: RawSpan["kind"], column: number, cell: RawCell | undefined): RawSpan {
  const range = splitTimeRange(cell?.text ?? "");
  if (range) return spanOfRange(kind, column, range);
  const columns = [column];
  return cell ? { kind, columns, start: cell } : { kind, columns };
}

function spanOfRange(kind: RawSpan["kind"], column: number, { start, end }: TimeRange): RawSpan {
  return { kind, columns: [column], start: { text: start }, end: { text: end } };
}

/** Hours in columns for days off are never joined with others, as they may only repeat them. */
function isAside({ pair }: Block["more"][number]): boolean {
  return pair.kind === "dayoff";
}

function asidesOf(
  { cells }: SourceRow,
  texts: HeadRow["texts"],
  reading: BlockReading,
): RowAside[] {
  const { mapping, more, leaveHeads, endDays } = reading;
  const mapped = new Set(Object.values(mapping));
  const beside = [...cells].filter(
    ([column]) => column >= reading.from && column < reading.to && !mapped.has(column),
  );
  const words = beside
    .filter(
      ([column, { number }]) =>
        number === undefined || leaveHeads.has(column) || endDays.includes(column),
    )
    .slice(0, maxTexts)
    .flatMap(([column, { text }]) => asideOfText(column, text, reading));
  const spans = more.filter(isAside).flatMap(({ kind, pair }) => {
    const text = spanText(pair, texts);
    return text === undefined
      ? []
      : [{ kind, columns: [...new Set([pair.start, pair.end])], text }];
  });
  return [
    ...noteAside(cells, reading),
    ...words.slice(0, maxAsides),
    ...spans,
    ...correctionsOf(texts, reading),
  ];
}

/** A corrected time that is not read, and is another than the one that is. */
function correctionsOf(
  texts: HeadRow["texts"],
  { corrected, mapping: { start, end } }: BlockReading,
): RowAside[] {
  const read = new Set([start, end].map((column) => timeIn(texts.get(column))));
  return corrected.flatMap((column) => {
    const text = texts.get(column) ?? "";
    const isSame = read.has(timeIn(text));
    return isSame || !/\d/.test(text) ? [] : [aside("hours", column, text)];
  });
}

/** Minutes, or the text that is no time. */
function timeIn(text = ""): number | string {
  const time = parseClockTime(text);
  return time.ok ? time.min : text;
}

function asideOfText(column: number, text: string, reading: BlockReading): RowAside[] {
  if (column === reading.weekday)
    return weekdayIn(text) === undefined ? [] : [aside("weekday", column, text)];
  if (reading.endDays.includes(column))
    return isMark(text) && !ownDay.test(text) ? [aside("end_day", column, text)] : [];
  const leave = reading.leaveHeads.get(column);
  if (leave !== undefined && isMark(text))
    return [aside(isTakenBackHead(leave) ? "planned" : "leave", column, leave)];
  if (isNoRecord(text)) return [aside("planned", column, text)];
  if (isSumLabel(text)) return [aside("sum", column, text)];
  if (isExampleMark(text)) return [aside("example", column, text)];
  return leaveIn(text) && !panelWords.test(text.replace(leaveCode, ""))
    ? [aside("leave", column, text)]
    : [];
}

/** A note of such a word alone. */
function noteAside(cells: SourceRow["cells"], { mapping: { note } }: BlockReading): RowAside[] {
  if (note === undefined) return [];
  const text = cells.get(note)?.text ?? "";
  return isNoRecord(text) ? [aside("planned", note, text)] : [];
}

function linesAside({ lines = 0 }: SourceRow): RowAside[] {
  return lines > 0 ? [{ kind: "lines", columns: [], text: String(lines) }] : [];
}

function aside(kind: RowAside["kind"], column: number, text: string): RowAside {
  return { kind, columns: [column], text: cutText(text.trim(), maxAsideChars) };
}

/** True for a mark under 「有給」 that means yes: ○, 1, 有; not 0, × or a dash. */
function isMark(text: string): boolean {
  return !/^(?:0+(?::00)?|[-‐‑‒–—―−ー─×✕xX□☐]*|なし|無|否|いいえ|no?|false)$/i.test(
    text.normalize("NFKC").trim(),
  );
}

/** The texts of a row by column. */
export function textsOf(cells: SourceRow["cells"]): HeadRow["texts"] {
  return new Map([...cells].map(([column, { text }]) => [column, text]));
}

const rangeSides: Partial<Record<ColumnRole, "start" | "end">> = {
  start: "start",
  end: "end",
  breakStart: "start",
  breakEnd: "end",
};
/** Words of a panel beside the table that counts days or explains marks. */
const panelWords = /残|日数|回数|時間数|合計|凡例|[=＝:：]/;
/** Under a head of the next day: the end is on the row's own. */
const ownDay = /^\s*(?:当日|同日)\s*$/;
/** The number of a kind of leave before its name: 「01:有休」. */
const leaveCode = /^\s*[\da-z]{1,4}\s*[:：]/i;
/** How many texts beside the columns are examined in a row, and how many become asides; more than any form has. */
const maxTexts = 24;
const maxAsides = 4;
const roles = ["date", "start", "end", "note", "breakStart", "breakEnd"] as const;
