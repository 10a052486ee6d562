import type { ColumnMapping, ColumnRole, RawRow, UnreadColumns } from "@jobcan-automation/contract";
import type { HeadRow } from "./head-row.ts";
import { blockReadings } from "./block-reading.ts";
import { findBlocks } from "./find-blocks.ts";
import { mappedBlocks } from "./mapped-blocks.ts";
import { parseHead } from "./parse-head.ts";
import { readBlockRow, textsOf } from "./row-reader.ts";
import type { BlockReading, SourceRow } from "./row-reader.ts";

/** The rows of a sheet in the check's terms. */
export interface ReadRows {
  rows: RawRow[];
  /** Columns of tables lower down that have other columns than the first. */
  laterBlocks: ColumnMapping[];
  unread: UnreadColumns[];
}

/** Reads the rows below the header. A repeated header is no day; where it stands over other columns, what follows is read by those. */
export function readRows(sources: readonly SourceRow[], first: readonly BlockReading[]): ReadRows {
  const result: ReadRows = { rows: [], laterBlocks: [], unread: [] };
  const readable = new Set(first.flatMap(({ mapping }) => Object.values(mapping)));
  let blocks = first.map((reading, block) => ({ reading, block }));
  for (const [index, source] of sources.entries()) {
    const repeated = isHeading(sources, index, blocks[0]?.reading)
      ? headingAt(sources, index, readable)
      : undefined;
    if (!repeated) {
      const rows = blocks.flatMap(
        ({ reading, block }) => readBlockRow(source, reading, block) ?? [],
      );
      result.rows.push(...rows);
      continue;
    }
    result.unread.push(...repeated.notes);
    if (isSameColumns(repeated.readings, blocks)) continue;
    const base = first.length + result.laterBlocks.length;
    blocks = repeated.readings.map((reading, at) => ({ reading, block: base + at }));
    result.laterBlocks.push(...repeated.readings.map(({ mapping }) => mapping));
    result.unread.push(...repeated.unread);
  }
  return result;
}

/** A row of words where days stand, which with the one above names date, start and end; cheap, as it is asked of every row. */
function isHeading(
  sources: readonly SourceRow[],
  index: number,
  reading: BlockReading | undefined,
): boolean {
  const [above, source] = [sources[index - 1], sources[index]];
  const date = source?.cells.get(reading?.mapping.date ?? 0)?.text ?? "";
  if (!source || /\d/.test(date) || source.cells.size < 2) return false;
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
  /** Notes that are not read, as their column was none of those that were looked at in full. */
  notes: UnreadColumns[];
  unread: UnreadColumns[];
}

function headingAt(
  sources: readonly SourceRow[],
  index: number,
  readable: ReadonlySet<number | undefined>,
): RepeatedHeading | undefined {
  const above = index > 0 && !hasDigits(sources[index - 1]) ? 1 : 0;
  const rows: HeadRow[] = sources
    .slice(index - above, index + samples)
    .map(({ row, cells }) => ({ row, texts: textsOf(cells) }));
  const mapped = mappedBlocks(findBlocks({ rows, index: above, isHidden: () => false }), undefined);
  if (!mapped) return undefined;
  const row = sources[index]?.row ?? 1;
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

/** Rows below a repeated header that tell which of its columns are read. */
const samples = 12;
