import type { GridCell } from "../grid-file.ts";
import type { MeantDay } from "./meant-day.ts";

/** The heads of a sheet. */
export interface Words {
  date: string;
  start: string;
  end: string;
}

/** How days and times are written in a sheet. */
export interface Cells {
  day: (day: number) => GridCell;
  /** The time of that day. */
  time: (min: number, day: number) => GridCell;
}

/** A way in which days stand in a sheet. */
export interface Layout {
  name: string;
  hasGaps: boolean;
  /** False where not every way to write a time goes with it. */
  takesAnySpelling?: false;
  write: (days: readonly MeantDay[], words: Words, cells: Cells) => GridCell[][];
}

export const layouts: readonly Layout[] = [
  {
    name: "one day a row",
    hasGaps: true,
    write: (days, { date, start, end }, cells) => [
      [date, start, "休憩開始", "休憩終了", end],
      ...days.map((day) => [
        cells.day(day.day),
        cells.time(day.start, day.day),
        ...gapOf(day, cells),
        cells.time(day.end, day.day),
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
        [cells.day(day.day), "予定", cells.time(540, day.day), cells.time(1080, day.day)],
        ["", "実績", cells.time(day.start, day.day), cells.time(day.end, day.day)],
      ]),
    ],
  },
  {
    name: "halves side by side",
    hasGaps: false,
    write: (days, { date, start, end }, cells) => {
      const half = Math.ceil(days.length / 2);
      const lineOf = (day: MeantDay | undefined) =>
        day
          ? [cells.day(day.day), cells.time(day.start, day.day), cells.time(day.end, day.day)]
          : ["", "", ""];
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
        [cells.day(day.day), start, cells.time(day.start, day.day)],
        ["", end, cells.time(day.end, day.day)],
      ]),
    ],
  },
  {
    name: "days across",
    hasGaps: true,
    write: (days, { date, start, end }, cells) => [
      [date, ...days.map(({ day }) => cells.day(day))],
      [start, ...days.map((day) => cells.time(day.start, day.day))],
      ["休憩開始", ...days.map((day) => gapOf(day, cells)[0] ?? "")],
      ["休憩終了", ...days.map((day) => gapOf(day, cells)[1] ?? "")],
      [end, ...days.map((day) => cells.time(day.end, day.day))],
    ],
  },
  {
    name: "weeks below each other",
    hasGaps: false,
    write: (days, { date, start, end }, cells) =>
      [days.slice(0, 2), days.slice(2)].flatMap((week) => {
        const lines = week.map((day) => [
          cells.day(day.day),
          cells.time(day.start, day.day),
          cells.time(day.end, day.day),
        ]);
        const heads: GridCell[][] = [[date, start, end]];
        return heads.concat(lines, [["小計", "", `${week.length * 8}:00`]]);
      }),
  },
  {
    name: "three columns under one head",
    hasGaps: false,
    takesAnySpelling: false,
    write: (days, { date }, cells) => [
      [date, "勤務時間", "", "", "備考"],
      ...days.map((day) => [
        cells.day(day.day),
        cells.time(day.start, day.day),
        "～",
        cells.time(day.end, day.day),
        "",
      ]),
    ],
  },
  {
    name: "both in one cell",
    hasGaps: false,
    takesAnySpelling: false,
    write: (days, { date }, cells) => [
      [date, "勤務時間"],
      ...days.map((day) => [
        cells.day(day.day),
        `${textOf(cells.time(day.start, day.day))}～${textOf(cells.time(day.end, day.day))}`,
      ]),
    ],
  },
  {
    name: "hours and minutes apart",
    hasGaps: false,
    write: (days, { date, start, end }, cells) => [
      [date, start, "", "", end, "", ""],
      ...days.map((day) => [cells.day(day.day)].concat(apart(day.start), apart(day.end))),
    ],
  },
  {
    name: "a contract and applications beside the record",
    hasGaps: false,
    write: (days, { date, start, end }, cells) => [
      [date, "契約開始", "契約終了", start, end, "残業申請開始", "残業申請終了", "休憩時間"],
      ...days.map((day) => [
        cells.day(day.day),
        "9:00",
        "18:00",
        cells.time(day.start, day.day),
        cells.time(day.end, day.day),
        "18:00",
        "20:00",
        "1:00",
      ]),
    ],
  },
  {
    name: "a roster of one person",
    hasGaps: false,
    takesAnySpelling: false,
    write: (days, { start, end }, cells) => [
      ["", ...days.flatMap((day) => [cells.day(day.day), ""])],
      ["", ...days.flatMap(() => [start, end])],
      [
        "勤務",
        ...days.flatMap((day) => [cells.time(day.start, day.day), cells.time(day.end, day.day)]),
      ],
    ],
  },
  {
    name: "a form with days off, an example, leave and sums",
    hasGaps: false,
    write: (days, { date, start, end }, cells) => [
      [date, start, end, "区分", "備考"],
      ["例", "9:00", "18:00", "出勤", "在宅"],
      ...days.flatMap((day) => [
        [
          cells.day(day.day),
          cells.time(day.start, day.day),
          cells.time(day.end, day.day),
          "出勤",
          "",
        ],
        ["小計", "", "", "", ""],
      ]),
      ["合計", "", "160:00", "", ""],
      ["承認", "", "", "", "印"],
    ],
  },
];

function textOf(cell: GridCell): string {
  return typeof cell === "object" ? "9:00" : String(cell);
}

/** 9 | : | 05. */
function apart(min: number): GridCell[] {
  return [Math.floor(min / 60), ":", String(min % 60).padStart(2, "0")];
}

function gapOf({ gap, day }: MeantDay, { time }: Cells): GridCell[] {
  return gap ? [time(gap.start, day), time(gap.end, day)] : ["", ""];
}

function shiftsOf({ start, end, gap, day }: MeantDay, { time }: Cells): GridCell[][] {
  return gap
    ? [
        [time(start, day), time(gap.start, day)],
        [time(gap.end, day), time(end, day)],
      ]
    : [[time(start, day), time(end, day)]];
}

export const wordings: readonly Words[] = [
  { date: "日付", start: "出勤", end: "退勤" },
  { date: "年月日", start: "開始", end: "終了" },
  { date: "勤務日", start: "始業", end: "終業" },
  { date: "日付", start: "出社", end: "退社" },
  { date: "日付", start: "入室", end: "退室" },
  { date: "Date", start: "Clock In", end: "Clock Out" },
  { date: "Day", start: "IN", end: "OUT" },
];
