import { leaveIn, isSumLabel } from "@jobcan-automation/timesheet";
import type { XlsxCell } from "../xlsx/xlsx-rows.ts";
import { isPlannedWord } from "../columns/planned-words.ts";
import type { BlockReading } from "./row-reader.ts";

/** Which cells outside a row's columns are retained, so that a wide sheet takes no more memory than its days. */
export interface CellsBeside {
  /** Columns whose cells are all retained: those that are read, and those that affect how a day is read. */
  columns: ReadonlySet<number>;
  retains: (cell: XlsxCell) => boolean;
  /** To be called at the end of each row. */
  endRow: () => void;
}

export function cellsBeside(blocks: readonly BlockReading[]): CellsBeside {
  let longTexts = 0;
  return {
    columns: new Set(blocks.flatMap(columnsOf)),
    retains: ({ type, content }) => {
      // The content of a shared text is only its index so far.
      if (type === "s" || content.length <= shortChars) return true;
      longTexts += 1;
      return longTexts <= maxLongTexts && isAboutDay(content);
    },
    endRow: () => {
      longTexts = 0;
    },
  };
}

/** True for a text beside the columns that is short enough for a header or a mark, or says something about the day. */
export function isRelevantText(text: string): boolean {
  return text.length <= shortChars || isAboutDay(text);
}

function isAboutDay(text: string): boolean {
  return leaveIn(text) !== undefined || isPlannedWord(text) || isSumLabel(text);
}

function columnsOf(reading: BlockReading): number[] {
  const { mapping, more, weekday, minutes, leaveHeads, people } = reading;
  const pairs = more.flatMap(({ pair }) => [pair.start, pair.end]);
  return [
    ...Object.values(mapping),
    ...pairs,
    weekday,
    ...minutes.values(),
    ...leaveHeads.keys(),
    ...people,
  ].filter((column) => column !== undefined);
}

const shortChars = 24;
/** Long texts beside the columns that are examined in a row; more than any form has. */
const maxLongTexts = 6;
