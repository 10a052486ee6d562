import type { ColumnMapping, ColumnRole, RawRow, UnreadColumns } from "@jobcan-automation/contract";
import { cellName, weekdayIn } from "@jobcan-automation/timesheet";
import type { HeadRow } from "../columns/head-row.ts";
import { blockReadings } from "./block-reading.ts";
import { findBlocks } from "../columns/find-blocks.ts";
import { mappedBlocks } from "../columns/mapped-blocks.ts";
import { parseHead } from "../columns/parse-head.ts";
import { createDateJoiner } from "./date-parts.ts";
import { foldDays, type ReadRow } from "./fold-days.ts";
import { labelledName, loneName, peopleOf } from "./people.ts";
import { rowLabel } from "./row-label.ts";
import {
  personOf,
  readBlockRow,
  textsOf,
  type BlockReading,
  type SourceRow,
} from "./row-reader.ts";

/** The rows of a sheet, ready for checking. */
export interface ReadRows {
  rows: RawRow[];
  /** Columns of tables lower down that have other columns than the first. */
  laterBlocks: ColumnMapping[];
  unread: UnreadColumns[];
  /** As in RawSheet. */
  people: string[];
}

type SourceAt = (index: number) => SourceRow | undefined;

/**
 * Reads the rows below the header one at a time, so that no more of the file is in memory than its days. A repeated
 * header is no day; where its columns differ, the rows below it are read by them.
 */
export function readRows(
  count: number,
  sourceAt: SourceAt,
  first: readonly BlockReading[],
): ReadRows {
  const result: ReadRows = { rows: [], laterBlocks: [], unread: [], people: [] };
  const read: ReadRow[] = [];
  const readable = new Set(first.flatMap(({ mapping }) => Object.values(mapping)));
  let blocks = first.map((reading, block) => ({ reading, block }));
  let above: SourceRow | undefined;
  let section: string | undefined;
  let foreign: OtherTable | undefined;
  const others: OtherTable[] = [];
  let isBelowDays = false;
  const joinDate = createDateJoiner();
  for (let index = 0; index < count; index += 1) {
    const source = sourceAt(index);
    const isRepeated = source && isHeading(source, above, blocks[0]?.reading);
    const repeated = isRepeated ? headingAt({ sourceAt, index, above, readable }) : undefined;
    above = source;
    if (repeated) {
      foreign = undefined;
      blocks = blocksBelow(result, repeated, { blocks, first: first.length });
    } else if (source && isBelowDays && isOtherHeading(source, blocks[0]?.reading)) {
      foreign = { heading: source, rows: [] };
      others.push(foreign);
    } else if (source && foreign) foreign.rows.push(source);
    else if (source) {
      isBelowDays ||= hasDigits(source);
      section = nameOver(source) ?? section;
      read.push(...readBlocks(source, blocks, { section, last: read.at(-1), joinDate }));
    }
  }
  const { rows, unread } = foldDays(read);
  const people = peopleOf(rows, { isNamedBelow: section !== undefined });
  const tables = others.flatMap((table) => unreadTable(table, first[0]?.mapping.date ?? 1));
  return { ...result, rows, unread: [...result.unread, ...unread, ...tables], people };
}

/** The name in a row without digits: behind 「氏名」, or alone. */
function nameOver(source: SourceRow): string | undefined {
  if (hasDigits(source)) return undefined;
  const texts = textsOf(source.cells);
  return labelledName(texts) ?? loneName(texts);
}

/** A table of something else below the days: 交通費, 休暇届. */
interface OtherTable {
  heading: SourceRow;
  rows: SourceRow[];
}

/** True for heads that name a date, but other words than start and end over the columns of the hours. */
function isOtherHeading(source: SourceRow, reading: BlockReading | undefined): boolean {
  const mapping = reading?.mapping;
  const textAt = (column = 0) => source.cells.get(column)?.text.trim() ?? "";
  const date = textAt(mapping?.date);
  if (date === "" || /^[([（［]|\d/.test(date) || parseHead(date.slice(0, 40)).role !== "date")
    return false;
  const [start, end] = [textAt(mapping?.start), textAt(mapping?.end)];
  const own = rolesOf(source);
  return (
    start !== "" &&
    end !== "" &&
    !own.has("start") &&
    !own.has("end") &&
    !hasDigits(source) &&
    weekdayIn(date) === undefined
  );
}

/** Nothing of one without rows. */
function unreadTable({ heading, rows }: OtherTable, column: number): UnreadColumns[] {
  if (rows.length === 0) return [];
  const places = rows.slice(0, shownRows).map(({ row }) => cellName(column, row));
  const text = places.join("・") + (rows.length > shownRows ? "…" : "");
  return [{ kind: "table", row: heading.row, columns: [column], text }];
}

interface NumberedBlock {
  reading: BlockReading;
  block: number;
}

/** Whose the rows are from the last name among them on, and the row above, whose name may be merged over this one. */
interface Above {
  section: string | undefined;
  last: ReadRow | undefined;
  joinDate: ReturnType<typeof createDateJoiner>;
}

function readBlocks(
  source: SourceRow,
  blocks: readonly NumberedBlock[],
  { section, last, joinDate }: Above,
): ReadRow[] {
  return blocks.flatMap(({ reading, block }) => {
    const dated = joinDate(source, reading.mapping.date, reading.dateParts);
    const raw = readBlockRow(dated, reading, block);
    if (!raw) return [];
    const [label, person] = [rowLabel(source, reading), personOf(source, reading)];
    const merged = reading.people.length > 0 ? last?.raw.person : undefined;
    const owner = person === "" ? (merged ?? section ?? reading.owner) : person;
    const named = owner === undefined ? raw : { ...raw, person: owner };
    return [{ raw: named, reading, label, person }];
  });
}

/** The blocks below a repeated header: the same ones, or new ones where its columns differ. */
function blocksBelow(
  result: ReadRows,
  { readings, notes, unread }: RepeatedHeading,
  { blocks, first }: { blocks: NumberedBlock[]; first: number },
): NumberedBlock[] {
  result.unread.push(...notes);
  if (isSameColumns(readings, blocks)) return blocks;
  const base = first + result.laterBlocks.length;
  result.laterBlocks.push(...readings.map(({ mapping }) => mapping));
  result.unread.push(...unread);
  return readings.map((reading, at) => ({ reading, block: base + at }));
}

/**
 * True for a row of words that, with the row above, names date, start and end. Called for every row, so it must be
 * cheap.
 */
function isHeading(
  source: SourceRow,
  above: SourceRow | undefined,
  reading: BlockReading | undefined,
): boolean {
  const date = source.cells.get(reading?.mapping.date ?? 0)?.text ?? "";
  if (/\d/.test(date) || source.cells.size < 2) return false;
  const own = rolesOf(source);
  if (!own.has("start") || !own.has("end")) return false;
  return own.has("date") || (!hasDigits(above) && rolesOf(above).has("date"));
}

function rolesOf(source: SourceRow | undefined): Set<ColumnRole | undefined> {
  const texts = [...(source?.cells.values() ?? [])].map(({ text }) => text.slice(0, 40));
  return new Set(texts.map((text) => parseHead(text).role));
}

interface RepeatedHeading {
  readings: BlockReading[];
  /** Notes that are not read, because their column was not retained in full. */
  notes: UnreadColumns[];
  unread: UnreadColumns[];
}

interface HeadingOptions {
  sourceAt: SourceAt;
  index: number;
  above: SourceRow | undefined;
  /** Columns whose cells are retained in full. */
  readable: ReadonlySet<number | undefined>;
}

function headingAt(options: HeadingOptions): RepeatedHeading | undefined {
  const { sourceAt, index, above: rowAbove, readable } = options;
  const above = rowAbove && !hasDigits(rowAbove) ? 1 : 0;
  const rows: HeadRow[] = Array.from({ length: samples + above }, (_, at) => {
    const source = sourceAt(index - above + at);
    return source ? [{ row: source.row, texts: textsOf(source.cells) }] : [];
  }).flat();
  const mapped = mappedBlocks(findBlocks({ rows, index: above, isHidden: () => false }), undefined);
  if (!mapped) return undefined;
  const row = rows[above]?.row ?? 1;
  const readings = blockReadings(mapped.blocks, { rows, index: above });
  const notes = readings.flatMap(({ mapping: { note } }): UnreadColumns[] =>
    note === undefined || readable.has(note)
      ? []
      : [{ kind: "note", row, columns: [note], text: rows[above]?.texts.get(note) ?? "" }],
  );
  return {
    readings: readings.map((reading) => withoutNote(reading, readable)),
    notes,
    unread: mapped.unread,
  };
}

function withoutNote(
  reading: BlockReading,
  readable: ReadonlySet<number | undefined>,
): BlockReading {
  const { note, ...mapping } = reading.mapping;
  return note === undefined || readable.has(note) ? reading : { ...reading, mapping };
}

function hasDigits(source: SourceRow | undefined): boolean {
  return source === undefined || [...source.cells.values()].some(({ text }) => /\d/.test(text));
}

function isSameColumns(
  readings: readonly BlockReading[],
  blocks: readonly { reading: BlockReading }[],
): boolean {
  return readings.map(placesOf).join() === blocks.map(({ reading }) => placesOf(reading)).join();
}

function placesOf({ mapping }: BlockReading): string {
  const { date, start, end, breakStart, breakEnd } = mapping;
  return [date, start, end, breakStart, breakEnd].join("-");
}

/** Rows of another table that are named. */
const shownRows = 4;
/** Rows below a repeated header that are used as samples. */
const samples = 12;
