import type {
  RawCell,
  RawRow,
  RawSpan,
  RowAside,
  UnreadColumns,
} from "@jobcan-automation/contract";
import {
  cellName,
  cutText,
  isBlankText,
  isEmptyRaw,
  isSumLabel,
  leaveIn,
  parseClockTime,
} from "@jobcan-automation/timesheet";
import { mayBeWorked } from "../columns/parse-head.ts";
import { asidesBelow, placedAsides } from "./asides-below.ts";
import { maxAsideChars, type BlockReading } from "./row-reader.ts";
import type { RowLabel } from "./row-label.ts";

/** A row as it was read, with what decides whether it belongs to the day above. */
export interface ReadRow {
  raw: RawRow;
  reading: BlockReading;
  /** Words beside its hours that say what they are: 予定, 実績, 休憩. */
  label: RowLabel | undefined;
  /** Whose row it is, where the sheet says so. */
  person: string;
}

export interface FoldedRows {
  rows: RawRow[];
  unread: UnreadColumns[];
}

/**
 * Makes one row of a day that has several: 予定 over 実績, a second shift, a break, or the end in the row below. Rows
 * that do not fit together stay as they are, and the check reports them.
 */
export function foldDays(items: readonly ReadRow[]): FoldedRows {
  const folded = new Map<RawRow, RawRow | undefined>();
  const dropped: ReadRow[] = [];
  for (const group of groupsOf(items)) {
    const worked = workedOf(group);
    for (const item of group.filter((one) => !worked.includes(one))) {
      folded.set(item.raw, undefined);
      dropped.push(item);
    }
    foldGroup(group, worked, folded);
  }
  const rows = items.flatMap(({ raw }) => (folded.has(raw) ? (folded.get(raw) ?? []) : [raw]));
  return { rows, unread: plannedNote(dropped) };
}

/** Rows of one block that follow each other and share a date: one given once, or repeated. */
function groupsOf(items: readonly ReadRow[]): ReadRow[][] {
  const blocks = Map.groupBy(items, ({ raw }) => raw.block ?? 0).values();
  return [...blocks].flatMap(groupsOfBlock).filter((group) => group.length > 1);
}

function groupsOfBlock(items: readonly ReadRow[]): ReadRow[][] {
  const groups: ReadRow[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    const [head, last] = [group?.[0], group?.at(-1)];
    if (head && last && belongs(item, head, last)) group?.push(item);
    else groups.push([item]);
  }
  return groups;
}

function belongs(item: ReadRow, head: ReadRow, last: ReadRow): boolean {
  const [own, day] = [dateOf(item), dateOf(head)];
  const isSameDay = day !== "" && (own === "" || own === day);
  const isSamePerson = item.person === "" || item.person === head.person;
  const isPlain = !isNoDay(item.raw) && !isNoDay(head.raw);
  return isSameDay && isSamePerson && isPlain && item.raw.row === last.raw.row + 1;
}

function dateOf({ raw }: ReadRow): string {
  const text = raw.cells.date?.text.trim() ?? "";
  return isBlankText(text) || dittoMarks.test(text) ? "" : text;
}

/** Sums, and days off. */
function isNoDay({ cells, asides = [] }: RawRow): boolean {
  const texts = [cells.date, cells.start, cells.end].map((cell) => cell?.text ?? "");
  const isSum = asides.some(({ kind }) => kind === "sum") || texts.some(isSumLabel);
  return isSum || texts.some((text) => leaveIn(text) !== undefined);
}

/** The rows of a day that hold worked hours; all of them where none says 実績 or nothing beside one that says 予定. */
function workedOf(group: readonly ReadRow[]): ReadRow[] {
  const kinds = group.map(({ label }) => label?.kind ?? "none");
  const isPlan = (index: number) =>
    kinds[index] !== "break" && !mayBeWorked(kinds[index] ?? "none");
  const worked = group.filter((_, index) => !isPlan(index));
  const isDecided = worked.some(({ label }) => label !== undefined && label.kind !== "break");
  if (!isDecided || worked.length === group.length) return [...group];
  const actual = worked.filter(({ label }) => label?.kind === "actual" || label?.kind === "break");
  return actual.some(({ label }) => label?.kind === "actual") ? actual : worked;
}

/** Puts the rows of a day into its first one, as far as they fit. */
function foldGroup(
  group: readonly ReadRow[],
  worked: readonly ReadRow[],
  folded: Map<RawRow, RawRow | undefined>,
): void {
  const [first, ...more] = worked;
  if (!first) return;
  const [head] = group;
  const dated = head === undefined || first === head ? first.raw : underHead(first, head);
  const planned = group.filter((one) => !worked.includes(one));
  let day = withAsides(
    dated,
    planned.flatMap(({ raw }) => placedAsides(raw, ["lines"])),
  );
  for (const item of more) {
    const next = joined(day, item);
    if (!next) continue;
    folded.set(item.raw, undefined);
    day = next;
  }
  if (day !== first.raw) folded.set(first.raw, day);
}

/** A row with the date, the weekday, the leave and the note that stand in the first row of its day. */
function underHead({ raw, reading }: ReadRow, { raw: head }: ReadRow): RawRow {
  const { date } = head.cells;
  const at = cellName(reading.mapping.date, head.row);
  const isDated = isFilled(raw, "date") || date === undefined;
  const dated = isDated
    ? raw
    : hiddenWith({ ...raw, cells: { ...raw.cells, date: { ...date, at } } }, head);
  const day = withAsides(dated, placedAsides(head, ["weekday", "leave"]));
  return withNote(day, head, reading.mapping.note);
}

/** The day with a further row of it; undefined where it does not fit. */
function joined(day: RawRow, { raw, reading, label }: ReadRow): RawRow | undefined {
  const { mapping } = reading;
  const [start, end] = (["start", "end"] as const).map((role) => placed(raw, mapping[role], role));
  const kind = label?.kind === "break" ? "break" : "hours";
  const isOpen = isFilled(day, "start") && !isFilled(day, "end");
  if (label !== undefined && isBesidesWork(label))
    return withAsides(day, [...asidesBelow(raw), unreadAside(raw, reading)]);
  if (!end) return undefined;
  const isEndBelow = !start && isOpen && kind === "hours";
  if (!start && !isEndBelow) return undefined;
  if (start && kind === "hours" && isFilled(raw, "date") && !isAfter(start, day)) return undefined;
  const columns = [...new Set([mapping.start, mapping.end])];
  const own: RawSpan[] = start ? [{ kind, columns, start, end }] : [];
  const further = (raw.spans ?? []).map((one) => placedSpan(one, raw.row));
  const spans = [...(day.spans ?? []), ...own, ...further, ...restSpan(raw, reading)];
  const cells = isEndBelow ? { ...day.cells, end } : day.cells;
  const whole = { ...day, cells, ...(spans.length > 0 ? { spans } : {}) };
  return withNote(hiddenWith(withAsides(whole, asidesBelow(raw)), raw), raw, mapping.note);
}

/** The break of a second row stays a break of the day; one with a single side is reported by the check. */
function restSpan(raw: RawRow, { mapping }: BlockReading): RawSpan[] {
  const { breakStart: start, breakEnd: end } = raw.cells;
  if (isEmptyRaw(start) && isEmptyRaw(end)) return [];
  const both = [mapping.breakStart, mapping.breakEnd].filter((column) => column !== undefined);
  const sides = { ...(start && { start }), ...(end && { end }) };
  return [placedSpan({ kind: "break", columns: [...new Set(both)], ...sides }, raw.row)];
}

/** True for overtime, an application or an outing below the day's own hours: never joined with them. */
function isBesidesWork({ kind }: RowLabel): boolean {
  return !mayBeWorked(kind) && kind !== "break" && kind !== "planned";
}

function unreadAside(raw: RawRow, { mapping }: BlockReading): RowAside {
  const texts = [raw.cells.start, raw.cells.end].map((cell) => cell?.text.trim() ?? "");
  const columns = [...new Set([mapping.start, mapping.end])];
  const at = cellName(mapping.start, raw.row);
  return { kind: "hours", columns, text: cutText(texts.join("～"), maxAsideChars), at };
}

function withAsides(day: RawRow, more: readonly RowAside[]): RawRow {
  return more.length === 0 ? day : { ...day, asides: [...(day.asides ?? []), ...more] };
}

/** The day, hidden where the row is that it is read from as well. */
function hiddenWith(day: RawRow, { hidden }: RawRow): RawRow {
  return hidden === true ? { ...day, hidden } : day;
}

function isFilled(raw: RawRow, role: "date" | "start" | "end"): boolean {
  return !isEmptyRaw(raw.cells[role]);
}

/** True where the second row's hours begin after the first's, so that they cannot be two versions of the same. */
function isAfter(start: RawCell, day: RawRow): boolean {
  const end = day.spans?.findLast(({ kind }) => kind === "hours")?.end ?? day.cells.end;
  const [from, to] = [parseClockTime(start.text), parseClockTime(end?.text ?? "")];
  return from.ok && to.ok && from.min >= to.min;
}

function placed(raw: RawRow, column: number, role: "start" | "end"): RawCell | undefined {
  const cell = raw.cells[role];
  return cell && !isEmptyRaw(cell) ? { ...cell, at: cellName(column, raw.row) } : undefined;
}

/** A span of a further row; a side that is missing has its place too. */
function placedSpan(span: RawSpan, row: number): RawSpan {
  const [first = 1, second = first] = span.columns;
  const { start = { text: "" }, end = { text: "" } } = span;
  return {
    ...span,
    start: { ...start, at: cellName(first, row) },
    end: { ...end, at: cellName(second, row) },
  };
}

/** Both notes in one. */
function withNote(day: RawRow, raw: RawRow, column: number | undefined): RawRow {
  const [own, more] = [day.cells.note?.text.trim() ?? "", raw.cells.note?.text.trim() ?? ""];
  if (more === "" || more === own || column === undefined) return day;
  const at = cellName(column, raw.row);
  const note = own === "" ? { text: more, at } : { text: `${own} ${more}` };
  return { ...day, cells: { ...day.cells, note } };
}

/** One note for all rows of a plan. */
function plannedNote(dropped: readonly ReadRow[]): UnreadColumns[] {
  const [first] = dropped;
  if (!first) return [];
  const rows = dropped.map(({ raw, label }) => `${label?.text ?? ""} ${raw.row}`.trim());
  const text =
    rows.length > shownRows ? `${rows.slice(0, shownRows).join(", ")} …` : rows.join(", ");
  return [{ kind: "planned", row: first.raw.row, columns: [first.reading.mapping.start], text }];
}

/** The same day as above. */
const dittoMarks = /^(?:["〃”″々]|同上)$/;
const shownRows = 5;
