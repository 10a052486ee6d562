import type { GridCell } from "../grid-file.ts";
import { clock } from "./meant-day.ts";

/** A way to write something; `isPlain` where every value in it is read without a question. */
export interface Spelling<T> {
  name: string;
  isPlain: boolean;
  write: (value: T) => GridCell;
  /** True where it needs the month in a title. */
  needsTitle?: boolean;
}

/** The time of a day of November 2026. */
export interface MeantTime {
  min: number;
  day: number;
}

const pad = (number: number): string => String(number).padStart(2, "0");
const hour = (min: number): number => Math.floor(min / 60);
const fullWidth = (text: string): string =>
  text.replaceAll(/[\d:]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));
const plain = (name: string, write: (min: number) => GridCell): Spelling<MeantTime> => ({
  name,
  isPlain: true,
  write: ({ min }) => write(min),
});

/** A time that a person or a program writes: ISO has the day, which is the next one after midnight. */
function isoTime({ min, day }: MeantTime): string {
  const [date, rest] = min < 1440 ? [day, min] : [day + 1, min - 1440];
  return `2026-11-${pad(date)}T${pad(hour(rest))}:${pad(rest % 60)}:00+09:00`;
}

/** Morning and afternoon, with hours up to 12. */
function halfDay(min: number): string {
  const rest = min % 1440;
  const half = rest < 720 ? "午前" : "午後";
  const clocked = `${half}${clock(rest % 720)}`;
  const isTwelve = rest % 720 < 60;
  return min >= 1440 || isTwelve ? clock(min) : clocked;
}

export const timeSpellings: readonly Spelling<MeantTime>[] = [
  plain("9:00", clock),
  plain("09:00", (min) => `${pad(hour(min))}:${pad(min % 60)}`),
  plain("the clock after midnight", (min) => clock(min % 1440)),
  plain("翌", (min) => (min < 1440 ? clock(min) : `翌${clock(min - 1440)}`)),
  plain("full width", (min) => fullWidth(clock(min))),
  plain("時 and 分", (min) => `${hour(min)}時${min % 60}分`),
  plain("with seconds", (min) => `${clock(min)}:58`),
  plain("～ behind", (min) => `${clock(min)}～`),
  plain("頃 behind", (min) => `${clock(min)}頃`),
  plain("直行 before", (min) => `直行${clock(min)}`),
  plain("（在宅） behind", (min) => `${clock(min)}（在宅）`),
  plain("a semicolon", (min) => clock(min).replace(":", ";")),
  plain("another colon", (min) => clock(min).replace(":", "∶")),
  plain("a formula's text", (min) => `="${clock(min)}"`),
  plain("in brackets", (min) => `「${clock(min)}」`),
  plain("four digits", (min) => `${pad(hour(min))}${pad(min % 60)}`),
  plain("午前 and 午後", halfDay),
  plain("a cell of h:mm", (min) => ({ n: (min % 1440) / 1440, as: "h:mm" })),
  plain("a cell of [h]:mm", (min) => ({ n: min / 1440, as: "[h]:mm" })),
  plain("a cell with a day of 1900", (min) => ({ n: 1 + (min % 1440) / 1440, as: "h:mm" })),
  plain("a cell with hidden seconds", (min) => ({
    n: (min % 1440) / 1440 + 40 / 86_400,
    as: "h:mm",
  })),
  { name: "ISO", isPlain: true, write: isoTime },
  { ...plain("9.30", (min) => `${hour(min)}.${pad(min % 60)}`), isPlain: false },
  { ...plain("9.5 as a number", (min) => min / 60), isPlain: false },
  { ...plain("unknown words", (min) => `${clock(min)}だったはず`), isPlain: false },
  {
    ...plain("a time of another zone", (min) => `2026-11-02T${pad(hour(min) % 24)}:00:00Z`),
    isPlain: false,
  },
];

const weekday = (day: number): string => "日月火水木金土"[day % 7] ?? "";
const dated = (name: string, write: (day: number) => GridCell): Spelling<number> => ({
  name,
  isPlain: true,
  write,
});
const titled = (name: string, write: (day: number) => GridCell): Spelling<number> => ({
  ...dated(name, write),
  needsTitle: true,
});

/** 1 November 2026 is a Sunday. */
export const daySpellings: readonly Spelling<number>[] = [
  dated("2026/11/2", (day) => `2026/11/${day}`),
  dated("2026-11-02", (day) => `2026-11-${pad(day)}`),
  dated("2026年11月2日", (day) => `2026年11月${day}日`),
  dated("2026/11/2(月)", (day) => `2026/11/${day}(${weekday(day - 1)})`),
  dated("R8.11.2", (day) => `R8.11.${day}`),
  dated("26/11/02", (day) => `26/11/${pad(day)}`),
  dated("Nov 2, 2026", (day) => `Nov ${day}, 2026`),
  dated("11/2", (day) => `11/${day}`),
  dated("11月2日(月)", (day) => `11月${day}日(${weekday(day - 1)})`),
  dated("(月)11/2", (day) => `(${weekday(day - 1)})11/${day}`),
  dated("a cell of a date", (day) => ({ n: 46_326 + day, as: "yyyy/m/d" })),
  dated("a cell a hair below midnight", (day) => ({ n: 46_325.999_995 + day, as: "m/d" })),
  titled("2", (day) => day),
  titled("2日", (day) => `${day}日`),
  titled("2(月)", (day) => `${day}(${weekday(day - 1)})`),
  { ...dated("02/11/2026", (day) => `${pad(day)}/11/2026`), isPlain: false },
  { ...dated("2/11", (day) => `${day}/11`), isPlain: false },
  { ...dated("UTC", (day) => `2026-11-${pad(day - 1)}T15:00:00Z`), isPlain: false },
];
