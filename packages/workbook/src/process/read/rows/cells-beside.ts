import { leaveIn, isSumLabel } from "@jobcan-automation/timesheet";
import type { XlsxCell } from "../xlsx/xlsx-rows.ts";
import { isPlannedWord } from "../columns/planned-words.ts";
import type { BlockReading } from "./row-reader.ts";

/** Which cells of a row are kept of those outside its columns, so that a wide sheet costs no more memory than its days. */
export interface CellsBeside {
  /** Columns of which everything is kept: those that are read, and those that bear on them. */
  columns: ReadonlySet<number>;
  keeps: (cell: XlsxCell) => boolean;
  /** To be called at the end of each row. */
  endRow: () => void;
}

export function cellsBeside(blocks: readonly BlockReading[]): CellsBeside {
  let looked = 0;
  return {
    columns: new Set(blocks.flatMap(columnsOf)),
    keeps: ({ type, content }) => {
      // A shared text is not known yet; its number is short.
      if (type === "s" || content.length <= shortChars) return true;
      looked += 1;
      return looked <= maxLongTexts && bearsOnDay(content);
    },
    endRow: () => {
      looked = 0;
    },
  };
}

/** True of a text beside the columns that is short enough for a head or a mark, or says something of the day. */
export function isWorthKeeping(text: string): boolean {
  return text.length <= shortChars || bearsOnDay(text);
}

function bearsOnDay(text: string): boolean {
  return leaveIn(text) !== undefined || isPlannedWord(text) || isSumLabel(text);
}

function columnsOf({ mapping, more, weekday, minutes, leaveHeads }: BlockReading): number[] {
  const pairs = more.flatMap(({ pair }) => [pair.start, pair.end]);
  return [
    ...Object.values(mapping),
    ...pairs,
    weekday,
    ...Object.values(minutes),
    ...leaveHeads.keys(),
  ].filter((column) => column !== undefined);
}

const shortChars = 24;
/** Long texts beside the columns that are looked at in a row; more than any form has. */
const maxLongTexts = 6;
