import { expect, test } from "vitest";
import { formatOfCode, wordsShown } from "./xlsx/number-format.ts";
import { at, november, readGrid } from "../../testing/read-grid.ts";

const heads = ["日付", "開始", "終了"];
const shown = (code: string, value: number) => wordsShown(formatOfCode(code), value);

test.each([
  "h:mm",
  "hh:mm",
  "h:mm:ss",
  "h:mm;@",
  "[$-F400]h:mm:ss AM/PM",
  "h:mm AM/PM",
  '[$-411]h"時"mm"分"',
  "yyyy/m/d h:mm",
  "m/d h:mm",
])(
  "a time of 1900-01-01 in the format %s is a time of its day, in both date systems",
  async (as) => {
    const times = [
      { n: 1.375, as },
      { n: 1.75, as },
    ];
    const { days, issues } = await readGrid([heads, [november(2), ...times]]);
    expect([days, issues]).toEqual([["11-02 9:00-18:00"], []]);
    const date = { n: 46_328 - 1462, as: "yyyy/m/d" };
    const of1904 = await readGrid([heads, [date, ...times]], { date1904: true });
    expect([of1904.days, of1904.issues]).toEqual([["11-02 9:00-18:00"], []]);
  },
);

test.each(["[h]:mm", "[hh]:mm", "[h]:mm:ss", '[h]"時"mm"分"', "[h]時mm分"])(
  "a length in the format %s goes on past 24:00",
  async (as) => {
    const { days } = await readGrid([
      heads,
      [november(2), { n: 22 / 24, as }, { n: 26 / 24, as }],
      [november(4), { n: 26 / 24, as }, { n: 32 / 24, as }],
    ]);
    expect(days).toEqual(["11-02 22:00-26:00", "11-04 26:00-32:00"]);
  },
);

test("an end past midnight in h:mm, where 26:00 shows as 2:00, is read by its start", async () => {
  const { days } = await readGrid([
    heads,
    [november(2), at(22), { n: 26 / 24, as: "h:mm" }],
    [november(4), at(9), { n: 1, as: "h:mm" }],
  ]);
  expect(days).toEqual(["11-02 22:00-26:00", "11-04 9:00-24:00"]);
});

test("times that programs write with a day of 1899, 1900 or 1904 are times as text, too", async () => {
  const { days, issues } = await readGrid(
    "日付,開始,終了\n2026-11-02,1900-01-01 09:00:00,1900-01-01 18:00:00\n2026-11-04,1899-12-30T09:00:00,1899-12-30 18:00\n2026-11-05,1904/1/1 9:00,1904/1/1 18:00\n",
  );
  expect(days).toEqual(["11-02 9:00-18:00", "11-04 9:00-18:00", "11-05 9:00-18:00"]);
  expect(issues).toEqual([]);
});

test("a start of over a day without a format is doubtful, a day shown without its time is none", async () => {
  const { days, issues } = await readGrid([
    heads,
    [november(2), 1.375, 1.75],
    [november(4), { n: 1.375, as: "yyyy/m/d" }, at(18)],
    [november(5), november(5), 46_331],
  ]);
  expect(days).toEqual(["11-02 33:00-42:00?"]);
  expect(issues).toEqual([
    "B2 start_next_day warning",
    "B3 not_a_time error",
    "B4 not_a_time error",
    "C4 not_a_time error",
  ]);
});

test.each(["h:mm;;", "h:mm;;;", ";;;", "0;-0;;@", "#", "#,###", '[=0]"";h:mm', "[<>0]h:mm;"])(
  "a zero that the format %s hides is an empty cell",
  async (as) => {
    const { days, issues } = await readGrid([
      heads,
      [november(2), at(9), at(18)],
      [november(7), { n: 0, as }, { n: 0, as }],
      [november(5), { n: 0, as }, at(18)],
    ]);
    expect(days).toEqual(["11-02 9:00-18:00"]);
    expect(issues).toEqual(["B4 missing_start error"]);
  },
);

test("zeros are empty cells where the whole sheet shows none", async () => {
  const rows = [heads, [november(7), at(0), at(0)], [november(5), at(0), at(18)]];
  const { days, issues } = await readGrid(rows, { hidesZeros: true });
  expect([days, issues]).toEqual([[], ["B3 missing_start error"]]);
});

test("0:00 to 0:00 is a day without work, as numbers and as text", async () => {
  const { days, issues } = await readGrid([
    heads,
    [november(2), at(0), at(0)],
    [november(4), "0:00", "00:00"],
    [november(5), "0:00", "24:00"],
  ]);
  expect(days).toEqual(["11-05 0:00-24:00"]);
  expect(issues).toEqual(["B2 zero_hours info", "B3 zero_hours info", "C4 over_16_hours warning"]);
});

test("seconds are cut as they are shown, in cells, with a date before them, and as text", async () => {
  const { days } = await readGrid([
    heads,
    [november(2), { n: 0.3756713, as: "h:mm" }, { n: 0.7506829, as: "h:mm:ss" }],
    [november(4), { n: 46_330.3756713, as: "yyyy/m/d h:mm" }, "18:00:59"],
    [november(5), { n: 0.3958, as: "h:mm" }, { n: 0.749999, as: "h:mm" }],
  ]);
  expect(days).toEqual(["11-02 9:00-18:00", "11-04 9:00-18:00", "11-05 9:30-18:00"]);
});

test("a date just below midnight is the date that is shown", async () => {
  const { days } = await readGrid([
    heads,
    [{ n: 46_327.99999, as: "yyyy/m/d" }, at(9), at(18)],
    [{ n: 46_329.999999999, as: "m/d" }, at(9), at(18)],
    [46_330.999995, at(9), at(18)],
  ]);
  expect(days).toEqual(["11-02 9:00-18:00", "11-04 9:00-18:00", "11-05 9:00-18:00"]);
});

test("words of a format are shown with their number, or in its place", () => {
  expect(shown('0"年"', 2026)).toBe("2026年");
  expect(shown('h:mm;;"休"', 0)).toBe("休");
  expect(shown('h:mm;;"休"', 0.375)).toBeUndefined();
  expect(shown("General", 5)).toBeUndefined();
  expect(shown('"第"0"週"', 2)).toBe("第2週");
  expect(shown("#,##0", 0)).toBeUndefined();
});
