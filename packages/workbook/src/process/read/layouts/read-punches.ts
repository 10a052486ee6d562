import type { RawRow } from "@jobcan-automation/contract";
import { isBlankText, isEmptyRaw } from "@jobcan-automation/timesheet";
import { personOf, readBlockRow, type BlockReading, type SourceRow } from "../rows/row-reader.ts";
import { dayOf, joinNights, type PunchLine, toDay } from "./day-punches.ts";
import { punchKind } from "./punch-kind.ts";

/** How a list of punches is read: its time is start and end of the mapping. */
export interface PunchReading {
  block: BlockReading;
  kind: number;
}

/** Reads a list of punches, a day as one row. A line without a date belongs to the day above. */
export function readPunches(sources: readonly SourceRow[], reading: PunchReading): RawRow[] {
  const lines: PunchLine[] = [];
  const words = new Set(sources.flatMap(({ cells }) => cells.get(reading.kind)?.text ?? []));
  for (const source of sources) {
    const line = toLine(source, reading, words);
    const above = lines.at(-1);
    const isBelow = above !== undefined && above.raw.row + 1 === source.row;
    if (line) lines.push(isBelow ? belowDate(line, above) : line);
  }
  const days = Map.groupBy(lines, (line) => `${line.person}\n${dayOf(line)}`);
  return joinNights([...days.values()]).flatMap(toDay);
}

function toLine(
  source: SourceRow,
  { block, kind: kindColumn }: PunchReading,
  words: ReadonlySet<string>,
): PunchLine | undefined {
  const raw = readBlockRow(source, block, 0);
  const word = source.cells.get(kindColumn)?.text.trim() ?? "";
  const kind = punchKind(word, words);
  const cell = source.cells.get(block.mapping.start);
  const time = isEmptyRaw(cell) ? undefined : cell;
  // A repeated header has neither a kind nor a time.
  const isLine = kind !== undefined || (time !== undefined && /\d/.test(time.text));
  if (!raw || !isLine) return undefined;
  const { date } = raw.cells;
  return {
    raw,
    date: date && !isBlankText(date.text) ? date : undefined,
    person: personOf(source, block),
    kind,
    word,
    time,
    column: block.mapping.start,
  };
}

function belowDate(line: PunchLine, above: PunchLine): PunchLine {
  const isSame = line.person === "" || line.person === above.person;
  return line.date === undefined && isSame
    ? { ...line, date: above.date, person: above.person }
    : line;
}
