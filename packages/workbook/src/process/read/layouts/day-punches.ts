import type { RawCell, RawRow, RawSpan, RowAside } from "@jobcan-automation/contract";
import {
  addDays,
  cellName,
  cutText,
  isBlankText,
  parseClockTime,
  parseTimesheetDate,
} from "@jobcan-automation/timesheet";
import { asidesBelow } from "../rows/asides-below.ts";
import { maxAsideChars } from "../rows/row-reader.ts";
import { clockPart } from "./clock-part.ts";
import type { PunchKind } from "./punch-kind.ts";

/** A line of a punch list. */
export interface PunchLine {
  /** What the line says of its day: date, note, weekday, leave. */
  raw: RawRow;
  date: RawCell | undefined;
  person: string;
  kind: PunchKind | undefined;
  word: string;
  time: RawCell | undefined;
  /** The column of the times. */
  column: number;
}

/** The lines of one day and person as a row of the sheet. What does not fit is reported on it. */
export function toDay(lines: readonly PunchLine[]): RawRow[] {
  const ordered = inOrder(lines);
  const [first] = lines;
  if (!first) return [];
  const parts = pairUp(ordered.filter(({ time }) => time !== undefined));
  const [shift, ...more] = parts.shifts;
  const spans = [
    ...more.map((pair) => toSpan("hours", pair)),
    ...parts.breaks.map((pair) => toSpan("break", pair)),
  ];
  const asides = [
    ...(first.raw.asides ?? []),
    ...lines.slice(1).flatMap(({ raw }) => asidesBelow(raw)),
    ...parts.loose.map(looseAside),
  ];
  const { date, note } = first.raw.cells;
  const start = shift?.start && placed(shift.start, first);
  const end = shift?.end && placed(shift.end, first);
  const day = first.date ?? date;
  const cells = {
    ...(day ? { date: day } : {}),
    ...(start ? { start } : {}),
    ...(end ? { end } : {}),
    ...noteOf(lines, note),
  };
  const isHidden = lines.some(({ raw }) => raw.hidden === true);
  return [
    {
      row: first.raw.row,
      ...(isHidden ? { hidden: true } : {}),
      cells,
      ...(first.person === "" ? {} : { person: first.person }),
      ...(spans.length > 0 ? { spans } : {}),
      ...(asides.length > 0 ? { asides } : {}),
    },
  ];
}

/** The day of a line, as ISO where its text is a whole date. */
export function dayOf({ date }: PunchLine): string {
  const text = date?.text.trim() ?? "";
  const day = parseTimesheetDate(date?.number ?? text);
  return day.ok ? day.date : text;
}

/** Moves the end of a night, given on the next day, to the day of its start. */
export function joinNights(days: readonly PunchLine[][]): PunchLine[][] {
  const byDay = new Map(days.map((lines) => [keyOf(lines[0]), [...lines]]));
  const keys = [...byDay.keys()].toSorted();
  for (const lines of keys.map((key) => byDay.get(key) ?? [])) {
    const [first] = lines;
    const day = first && dayOf(first);
    if (!first || day === undefined || !parseTimesheetDate(day).ok) continue;
    const next = byDay.get(`${first.person}\n${addDays(day, 1)}`);
    const start = lines.findLast(({ kind, time }) => kind === "start" && time !== undefined);
    const end = next?.toSorted(byTime).at(0);
    if (!next || !start || end?.kind !== "end" || surplus(lines) <= 0) continue;
    const nightMin = minOf(end) + 1440 - minOf(start);
    if (!(nightMin > 0 && nightMin <= longestNightMin)) continue;
    next.splice(next.indexOf(end), 1);
    lines.push(end);
  }
  return [...byDay.values()].filter((lines) => lines.length > 0);
}

function keyOf(line: PunchLine | undefined): string {
  return line ? `${line.person}\n${dayOf(line)}` : "";
}

/** Starts without an end. */
function surplus(lines: readonly PunchLine[]): number {
  const timed = lines.filter(({ time }) => time !== undefined);
  const count = (kind: PunchKind) => timed.filter((line) => line.kind === kind).length;
  return count("start") - count("end");
}

interface Pair {
  start?: PunchLine;
  end?: PunchLine;
}

interface Parts {
  shifts: Pair[];
  breaks: Pair[];
  loose: PunchLine[];
}

/** Pairs the punches in their order: in and out, out for a break and back. */
function pairUp(lines: readonly PunchLine[]): Parts {
  const parts: Parts = { shifts: [], breaks: [], loose: [] };
  for (const line of lines) {
    if (line.kind === undefined) parts.loose.push(line);
    else if (line.kind === "start" || line.kind === "breakStart") open(parts, line);
    else close(parts, line);
  }
  parts.loose.push(...parts.breaks.flatMap(({ start, end }) => (start && !end ? [start] : [])));
  parts.breaks = parts.breaks.filter(({ end }) => end !== undefined);
  return parts;
}

function open({ shifts, breaks, loose }: Parts, line: PunchLine): void {
  const pairs = line.kind === "start" ? shifts : breaks;
  const last = pairs.at(-1);
  if (last && last.end === undefined) loose.push(line);
  else pairs.push({ start: line });
}

function close({ shifts, breaks, loose }: Parts, line: PunchLine): void {
  const pairs = line.kind === "end" ? shifts : breaks;
  const last = pairs.at(-1);
  if (last && last.end === undefined) last.end = line;
  else if (line.kind === "end" && shifts.length === 0) shifts.push({ end: line });
  else loose.push(line);
}

/** In the order of the file where that makes pairs, else by time. */
function inOrder(lines: readonly PunchLine[]): readonly PunchLine[] {
  const isPaired = (list: readonly PunchLine[]) => {
    const { loose, shifts } = pairUp(list.filter(({ kind }) => kind !== undefined));
    return loose.length === 0 && shifts.every(({ start, end }) => start && end);
  };
  if (isPaired(lines)) return lines;
  const sorted = lines.toSorted(byTime);
  return isPaired(sorted) ? sorted : lines;
}

function byTime(a: PunchLine, b: PunchLine): number {
  return minOf(a) - minOf(b);
}

/** Minutes of the line's time; infinite where it cannot be read. */
function minOf({ time }: PunchLine): number {
  const result = parseClockTime(clockPart(time?.text ?? ""));
  return result.ok ? result.min : Number.POSITIVE_INFINITY;
}

/** The line's time, named by its place where that is not in the day's first line. */
function placed({ time, raw, column }: PunchLine, first?: PunchLine): RawCell {
  const cell = time ?? { text: "" };
  return first && raw.row === first.raw.row ? cell : { ...cell, at: cellName(column, raw.row) };
}

function toSpan(kind: RawSpan["kind"], { start, end }: Pair): RawSpan {
  const column = (start ?? end)?.column ?? 1;
  return {
    kind,
    columns: [column],
    ...(start ? { start: placed(start) } : {}),
    ...(end ? { end: placed(end) } : {}),
  };
}

function looseAside(line: PunchLine): RowAside {
  const { column, raw, word, time } = line;
  const text = cutText(`${word} ${time?.text ?? ""}`.trim(), maxAsideChars);
  return { kind: "hours", columns: [column], text, at: cellName(column, raw.row) };
}

/** The notes of the day's lines, each once. */
function noteOf(lines: readonly PunchLine[], own: RawCell | undefined): { note?: RawCell } {
  const texts = lines.map(({ raw }) => raw.cells.note?.text.trim() ?? "");
  const different = [...new Set(texts.filter((text) => !isBlankText(text)))];
  if (different.length === 0) return own ? { note: own } : {};
  return { note: { text: different.join(" ") } };
}

const longestNightMin = 16 * 60;
