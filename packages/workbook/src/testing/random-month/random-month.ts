import {
  type Arbitrary,
  array,
  boolean,
  constantFrom,
  nat,
  option,
  record,
  subarray,
} from "fast-check";
import type { GridCell } from "../grid-file.ts";
import { type Cells, layouts, wordings } from "./layouts.ts";
import { meantDay, spellDay } from "./meant-day.ts";
import { daySpellings, type MeantTime, type Spelling, timeSpellings } from "./spellings.ts";

/** A sheet in a random layout and spelling, and the days that its owner means, as `readGrid` spells them. */
export interface RandomMonth {
  /** Layout, spelling of days, spelling of times. */
  names: [string, string, string];
  rows: GridCell[][];
  meant: string[];
  /** True where all must be read without a question. */
  isPlain: boolean;
}

/** Months in random layouts, heads, formats and spellings; all days are past working days of November 2026. */
export function randomMonth(): Arbitrary<RandomMonth> {
  const workingDays = [2, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 24];
  return record({
    days: subarray(workingDays, { minLength: 4 }),
    seeds: array(nat({ max: 10_000 }), { minLength: 15, maxLength: 15 }),
    words: constantFrom(...wordings),
    layout: constantFrom(...layouts),
    ofDays: constantFrom(...daySpellings),
    ofTimes: constantFrom(...timeSpellings),
    titled: boolean(),
    mess: option(record({ row: nat(), column: nat(), text: constantFrom(...messes) }), { freq: 6 }),
  }).map(({ days, seeds, words, layout, ofDays, ofTimes, titled, mess }) => {
    const meant = days.map((day, at) => meantDay(day, seeds[at] ?? 0, layout.hasGaps));
    const times = layout.takesAnySpelling === false ? (timeSpellings[0] ?? ofTimes) : ofTimes;
    const table = layout.write(meant, words, cellsOf(ofDays, times));
    const hasTitle = titled || ofDays.needsTitle === true;
    const whole = hasTitle ? [["2026年11月 勤務表"], [""], ...table] : table;
    return {
      names: [layout.name, ofDays.name, times.name],
      rows: mess ? withMess(whole, mess) : whole,
      meant: meant.map(spellDay),
      isPlain: mess === null && ofDays.isPlain && times.isPlain,
    };
  });
}

function cellsOf(days: Spelling<number>, times: Spelling<MeantTime>): Cells {
  return { day: days.write, time: (min, day) => times.write({ min, day }) };
}

interface Mess {
  row: number;
  column: number;
  text: string;
}

/** What a slip of the hand leaves in one cell: then a day may be missing, but none may be wrong without a word. */
const messes = ["", "?", "9時台", "25:70", "未定", "昨日", "－", "9:00 18:00"];

function withMess(rows: GridCell[][], { row, column, text }: Mess): GridCell[][] {
  const at = row % rows.length;
  const cells = rows[at] ?? [];
  return rows.with(at, cells.length === 0 ? cells : cells.with(column % cells.length, text));
}
