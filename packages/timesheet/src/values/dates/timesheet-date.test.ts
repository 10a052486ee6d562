import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, isoDay } from "./calendar.ts";
import { dayOfSerial, monthIn, parseTimesheetDate } from "./timesheet-date.ts";

/** Days from 1970-01-01 to 2099-12-31, by the platform's own calendar in UTC. */
const everyDay = Array.from({ length: 47_482 }, (_, index) => ({
  index,
  iso: new Date(index * 86_400_000).toISOString().slice(0, 10),
}));

const parts = (iso: string) => iso.split("-").map(Number);

const spellings: Record<string, (iso: string, parts: number[]) => string | number> = {
  "2026-11-02": (iso) => iso,
  "2026/11/2": (_, [y, m, d]) => `${y}/${m}/${d}`,
  "2026.11.2": (_, [y, m, d]) => `${y}.${m}.${d}`,
  "2026年11月2日": (_, [y, m, d]) => `${y}年${m}月${d}日`,
  "２０２６年１１月２日": (_, [y, m, d]) =>
    `${y}年${m}月${d}日`.replaceAll(/\d/g, (char) =>
      String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0),
    ),
  "20261102": (iso) => iso.replaceAll("-", ""),
  "2026-11-02 00:00:00": (iso) => `${iso} 00:00:00`,
  "2026-11-02T09:00": (iso) => `${iso}T09:00`,
  "2026/11/2(月)": (_, [y, m, d]) => `${y}/${m}/${d}（月）`,
};

test.each(Object.entries(spellings))(
  "every day from 1970 to 2099 written like %s reads as itself",
  (_, spell) => {
    const wrong = everyDay.filter(({ iso }) => {
      const result = parseTimesheetDate(spell(iso, parts(iso)));
      return !result.ok || result.date !== iso;
    });
    expect(wrong).toEqual([]);
  },
);

test("every day is read back from its serial of the 1900 system, also with a time", () => {
  const wrong = everyDay.filter(({ index, iso }) => {
    const readings = [25_569 + index, 25_569 + index + 0.999, String(25_569 + index)].map(
      parseTimesheetDate,
    );
    return readings.some((result) => !result.ok || result.date !== iso);
  });
  expect(wrong).toEqual([]);
});

test("the day arithmetic agrees with the platform's calendar", () => {
  const wrong = everyDay.filter(({ index, iso }) => {
    const [year = 0, month = 0, day = 0] = parts(iso);
    return isoDay(index) !== iso || dayNumber(year, month, day) !== index;
  });
  expect(wrong).toEqual([]);
});

test.each([
  ["R8.11.2", "2026-11-02"],
  ["令和8年11月2日", "2026-11-02"],
  ["令和元年5月1日", "2019-05-01"],
  ["㋿8年11月2日", "2026-11-02"],
  ["r8/11/2", "2026-11-02"],
  ["Ｒ８．１１．２", "2026-11-02"],
  ["平成30年1月4日", "2018-01-04"],
  ["昭和64年1月7日", "1989-01-07"],
  ["2026年11月2日月曜日", "2026-11-02"],
  ["2026/11/2 9:00", "2026-11-02"],
  ["2026年11月3日（火・祝）", "2026-11-03"],
  ["2026/11/3(祝)", "2026-11-03"],
  ["2026/11/3（火祝）", "2026-11-03"],
  ["2026-11-02 (Mon)", "2026-11-02"],
  ["2026/11/2 Mon.", "2026-11-02"],
  ["2026/11/2 (Tuesday)", "2026-11-02"],
  ["2026-11-02T00:00:00.000Z", "2026-11-02"],
  ["02-Nov-26", "2026-11-02"],
  ["Mon, 2-Nov-26", "2026-11-02"],
  ["Nov 2, '26", "2026-11-02"],
  ["Nov/02/26", "2026-11-02"],
  [20261102, "2026-11-02"],
  [46328, "2026-11-02"],
  [46328.375, "2026-11-02"],
])("%s is a day", (value, date) => {
  expect(parseTimesheetDate(value)).toEqual({ ok: true, date });
});

test.each([
  "2026-02-30",
  "2026/11/31",
  "2026年13月1日",
  "20260230",
  "R8.2.29",
  "2026-00-10",
  "2025-02-29",
])("%s is no day of the calendar", (value) => {
  expect(parseTimesheetDate(value)).toEqual({ ok: false, code: "no_such_day" });
});

test.each([
  "",
  "昨日",
  "11/2",
  "11月2日",
  "26/11/2",
  "2026-11",
  "01/01/01",
  "0001-01-01",
  "2500-01-01",
  "月曜日",
  "#REF!",
  "合計",
  0,
  1,
  -5,
  900,
  1e9,
  Number.NaN,
])("%s is not a date", (value) => {
  expect(parseTimesheetDate(value)).toEqual({ ok: false, code: "not_a_date" });
});

test("any text and any number gets an answer, and an accepted day exists", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.double(), fc.stringMatching(/^[0-9/年月日.R令和-]{1,12}$/)),
      (value) => {
        const result = parseTimesheetDate(value);
        const date = result.ok ? result.date : "2026-11-02";
        expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
      },
    ),
    { numRuns: 2000 },
  );
});

test("serials outside 1970 to 2099 are refused", () => {
  expect([25_568, 25_569, 73_050, 73_051].map(dayOfSerial)).toEqual([
    undefined,
    "1970-01-01",
    "2099-12-31",
    undefined,
  ]);
});

test.each([
  ["2026年11月度　勤務表", "2026-11"],
  ["勤務表（令和８年１１月分）", "2026-11"],
  ["2026年 1月", "2026-01"],
  ["2026-11-01勤務表", "2026-11"],
  ["出力日2026-11-24", undefined],
  ["2026年13月", undefined],
  ["11月", undefined],
])("%s names the month %s", (text, month) => {
  expect(monthIn(text)).toBe(month);
});
