import { type Arbitrary, array, boolean, constantFrom, nat, record, subarray } from "fast-check";
import { formatClock } from "@jobcan-automation/timesheet";
import type { GridCell } from "./grid-file.ts";

/** A sheet in a random layout, and the days that its owner means, as `readGrid` spells them. */
export interface RandomMonth {
  layout: string;
  rows: GridCell[][];
  meant: string[];
}

interface MeantDay {
  day: number;
  start: number;
  end: number;
  /** The time between two shifts, or a break. */
  gap: { start: number; end: number } | undefined;
}

interface Words {
  date: string;
  start: string;
  end: string;
}

/** Months in random layouts, heads, formats and numbers of days; all days are past working days of November 2026. */
export function randomMonth(): Arbitrary<RandomMonth> {
  const workingDays = [2, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 24];
  return record({
    days: subarray(workingDays, { minLength: 4 }),
    seeds: array(nat({ max: 10_000 }), { minLength: 15, maxLength: 15 }),
    words: constantFrom(...wordings),
    layout: constantFrom(...layouts),
    asNumbers: boolean(),
    titled: boolean(),
  }).map(({ days, seeds, words, layout, asNumbers, titled }) => {
    const meantDays = days.map((day, at) => toDay(day, seeds[at] ?? 0, layout.hasGaps));
    const cells = cellsOf(asNumbers);
    const table = layout.write(meantDays, words, cells);
    const rows = titled ? [["2026年11月 勤務表"], [""], ...table] : table;
    return { layout: layout.name, rows, meant: meantDays.map(spell) };
  });
}

function toDay(day: number, seed: number, hasGap: boolean): MeantDay {
  const start = 7 * 60 + (seed % 37) * 5;
  const end = start + 7 * 60 + (seed % 41) * 5;
  const gap =
    hasGap && seed % 3 > 0
      ? { start: start + 180, end: start + 180 + 15 + (seed % 9) * 5 }
      : undefined;
  return { day, start, end, gap };
}

function spell({ day, start, end, gap }: MeantDay): string {
  const rest = gap ? ` (${clock(gap.start)}-${clock(gap.end)})` : "";
  return `11-${String(day).padStart(2, "0")} ${clock(start)}-${clock(end)}${rest}`;
}

function clock(min: number): string {
  return formatClock(min).replace(/^0/, "");
}

interface Cells {
  day: (day: number) => GridCell;
  time: (min: number) => GridCell;
}

function cellsOf(asNumbers: boolean): Cells {
  return asNumbers
    ? {
        day: (day) => ({ n: 46_326 + day, as: "yyyy/m/d" }),
        time: (min) => ({ n: min / 1440, as: "h:mm" }),
      }
    : { day: (day) => `2026/11/${day}`, time: clock };
}

interface Layout {
  name: string;
  hasGaps: boolean;
  write: (days: readonly MeantDay[], words: Words, cells: Cells) => GridCell[][];
}

const layouts: readonly Layout[] = [
  {
    name: "one day a row",
    hasGaps: true,
    write: (days, { date, start, end }, cells) => [
      [date, start, "休憩開始", "休憩終了", end],
      ...days.map((day) => [
        cells.day(day.day),
        cells.time(day.start),
        ...gapOf(day, cells),
        cells.time(day.end),
      ]),
    ],
  },
  {
    name: "two shifts side by side",
    hasGaps: true,
    write: (days, { date, start, end }, cells) => [
      [date, `${start}1`, `${end}1`, `${start}2`, `${end}2`],
      ...days.map((day) => [cells.day(day.day), ...shiftsOf(day, cells).flat()]),
    ],
  },
  {
    name: "two shifts in two rows",
    hasGaps: true,
    write: (days, { date, start, end }, cells) => [
      [date, start, end],
      ...days.flatMap((day) =>
        shiftsOf(day, cells).map((shift, at) => [at === 0 ? cells.day(day.day) : ""].concat(shift)),
      ),
    ],
  },
  {
    name: "a plan over the record",
    hasGaps: false,
    write: (days, { date, start, end }, cells) => [
      [date, "", start, end],
      ...days.flatMap((day) => [
        [cells.day(day.day), "予定", cells.time(540), cells.time(1080)],
        ["", "実績", cells.time(day.start), cells.time(day.end)],
      ]),
    ],
  },
  {
    name: "halves side by side",
    hasGaps: false,
    write: (days, { date, start, end }, cells) => {
      const half = Math.ceil(days.length / 2);
      const lineOf = (day: MeantDay | undefined) =>
        day ? [cells.day(day.day), cells.time(day.start), cells.time(day.end)] : ["", "", ""];
      const lines = days
        .slice(0, half)
        .map((day, at) => lineOf(day).concat(lineOf(days[half + at])));
      return [[date, start, end, date, start, end], ...lines];
    },
  },
  {
    name: "a line a punch",
    hasGaps: true,
    write: (days, { start, end }, cells) => [
      ["日付", "時刻", "種別"],
      ...days.flatMap((day) =>
        shiftsOf(day, cells).flatMap(([from = "", to = ""]) => [
          [cells.day(day.day), from, start],
          [cells.day(day.day), to, end],
        ]),
      ),
    ],
  },
  {
    name: "in and out on two rows",
    hasGaps: false,
    write: (days, { date, start, end }, cells) => [
      [date, "区分", "時刻"],
      ...days.flatMap((day) => [
        [cells.day(day.day), start, cells.time(day.start)],
        ["", end, cells.time(day.end)],
      ]),
    ],
  },
  {
    name: "days across",
    hasGaps: true,
    write: (days, { date, start, end }, cells) => [
      [date, ...days.map(({ day }) => cells.day(day))],
      [start, ...days.map((day) => cells.time(day.start))],
      ["休憩開始", ...days.map((day) => gapOf(day, cells)[0] ?? "")],
      ["休憩終了", ...days.map((day) => gapOf(day, cells)[1] ?? "")],
      [end, ...days.map((day) => cells.time(day.end))],
    ],
  },
  {
    name: "weeks below each other",
    hasGaps: false,
    write: (days, { date, start, end }, cells) =>
      [days.slice(0, 2), days.slice(2)].flatMap((week) => {
        const lines = week.map((day) => [
          cells.day(day.day),
          cells.time(day.start),
          cells.time(day.end),
        ]);
        const heads: GridCell[][] = [[date, start, end]];
        return heads.concat(lines, [["小計", "", cells.time(week.length * 60)]]);
      }),
  },
];

function gapOf({ gap }: MeantDay, { time }: Cells): GridCell[] {
  return gap ? [time(gap.start), time(gap.end)] : ["", ""];
}

function shiftsOf({ start, end, gap }: MeantDay, { time }: Cells): GridCell[][] {
  return gap
    ? [
        [time(start), time(gap.start)],
        [time(gap.end), time(end)],
      ]
    : [[time(start), time(end)]];
}

const wordings: readonly Words[] = [
  { date: "日付", start: "出勤", end: "退勤" },
  { date: "年月日", start: "開始", end: "終了" },
  { date: "勤務日", start: "始業", end: "終業" },
  { date: "日付", start: "出社", end: "退社" },
  { date: "日付", start: "入室", end: "退室" },
  { date: "Date", start: "Clock In", end: "Clock Out" },
  { date: "Day", start: "IN", end: "OUT" },
];
