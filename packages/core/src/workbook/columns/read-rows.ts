import type { ColumnMapping, RawRow, UnreadColumns } from "@jobcan-automation/contract";
import type { HeadRow } from "./head-row.ts";
import { blockReadings } from "./block-reading.ts";
import { findBlocks } from "./find-blocks.ts";
import { mappedBlocks } from "./mapped-blocks.ts";
import type { MappedBlocks } from "./mapped-blocks.ts";
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
  let blocks = first.map((reading, block) => ({ reading, block }));
  for (const [index, source] of sources.entries()) {
    const repeated = isHeading(source, blocks[0]?.reading) ? headingAt(sources, index) : undefined;
    if (repeated) {
      if (!isSameColumns(repeated.mapped, blocks)) {
        const base = first.length + result.laterBlocks.length;
        blocks = repeated.readings.map((reading, at) => ({ reading, block: base + at }));
        result.laterBlocks.push(...repeated.mapped.blocks.map(({ mapping }) => mapping));
        result.unread.push(...repeated.mapped.unread);
      }
      continue;
    }
    result.rows.push(
      ...blocks.flatMap(({ reading, block }) => readBlockRow(source, reading, block) ?? []),
    );
  }
  return result;
}

/** A row of words where days stand, of which some are known heads; cheap, as it is asked of every row. */
function isHeading({ cells }: SourceRow, reading: BlockReading | undefined): boolean {
  const date = cells.get(reading?.mapping.date ?? 0)?.text ?? "";
  if (/\d/.test(date) || cells.size < 3) return false;
  const roles = new Set([...cells.values()].map(({ text }) => parseHead(text.slice(0, 40)).role));
  return ["date", "start", "end"].every((role) => [...roles].some((found) => found === role));
}

function headingAt(
  sources: readonly SourceRow[],
  index: number,
): { mapped: MappedBlocks; readings: BlockReading[] } | undefined {
  const above = index > 0 && !hasDigits(sources[index - 1]) ? 1 : 0;
  const rows: HeadRow[] = sources
    .slice(index - above, index + samples)
    .map(({ row, cells }) => ({ row, texts: textsOf(cells) }));
  const mapped = mappedBlocks(findBlocks({ rows, index: above, isHidden: () => false }), undefined);
  return mapped && { mapped, readings: blockReadings(mapped.blocks, { rows, index: above }) };
}

function hasDigits(source: SourceRow | undefined): boolean {
  return source === undefined || [...source.cells.values()].some(({ text }) => /\d/.test(text));
}

function isSameColumns(
  mapped: MappedBlocks,
  blocks: readonly { reading: BlockReading }[],
): boolean {
  return (
    mapped.blocks.map(({ mapping }) => placesOf(mapping)).join() ===
    blocks.map(({ reading }) => placesOf(reading.mapping)).join()
  );
}

function placesOf({ date, start, end }: ColumnMapping): string {
  return `${date}-${start}-${end}`;
}

/** Rows below a repeated header that tell which of its columns are read. */
const samples = 12;
