import { pick, type Random, roll } from "./chance.ts";

/** What stands in cells of sheets, and what only looks as if it might. */
const words = [
  ..."日付 開始時刻 終了時刻 出勤 退勤 休憩開始 休憩終了 備考 氏名 合計 曜日 区分 予定 実績 有給 〃 × 例".split(
    " ",
  ),
  ..."2026/11/2 11/2(月) 11月4日 2026-11-31 R8.11.2 46327 46327.99999 1900-01-00 0 -1 2 31".split(
    " ",
  ),
  ..."9:00 9:00～18:00 25:70 47:59 48:00 9.30 0.375 1.375 0900 9時 夜8時 24:00 9;00 -9:00".split(
    " ",
  ),
  ..."=1+1 #REF! #N/A 1e308 1e-320 NaN Infinity 0x10 __proto__ constructor null true".split(" "),
  "",
  " ",
  "\u3000",
  "\u0000",
  "\uFEFF",
  "\u202E9:00",
  "\uD800",
  "👩‍👩‍👧‍👦",
  '"',
  "''",
  "\r\n",
  "\t",
] as const;

/** A word for a cell; now and then a very long one. */
export function anyWord(random: Random): string {
  const word = pick(random, words);
  return roll(random, 40) === 0 ? word.repeat(1 + roll(random, 3_000)) : word;
}

/** A number where a format expects one: at an edge, beyond it, or none. */
export function anyNumber(random: Random): string {
  return pick(random, numbers);
}

const numbers =
  "0 1 -1 2 15 16384 16385 65535 1048576 1048577 2147483648 4294967295 9007199254740993 1e9 01 1.5 x".split(
    " ",
  );
