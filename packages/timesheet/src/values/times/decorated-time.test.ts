import { expect, test } from "vitest";
import { parseClockTime } from "./clock-time.ts";
import { timeWithWords } from "./decorated-time.ts";
import { splitTimeRange } from "./time-range.ts";

test.each([
  ["9:00頃", 540],
  ["9:00～", 540],
  ["9:00〜", 540],
  ["9:00~", 540],
  ["～18:00", 1080],
  ["9;00", 540],
  ["9∶00", 540],
  ["9::00", 540],
  ["9：00〜", 540],
  ["'9:00", 540],
  ['="9:00"', 540],
  ["9:00*", 540],
  ["[9:00]", 540],
  ["「9:00」", 540],
  ["（9:00）", 540],
  ["約9:00", 540],
  ["9-00", 540],
  ["9-30", 570],
  ["9h30", 570],
  ["9H", 540],
  ["9.00", 540],
  ["9時30", 570],
  ["8時半", 510],
  ["18時00分頃", 1080],
  ["午後6時頃", 1080],
  ["PM6:00", 1080],
  ["09:00:00", 540],
  ["9:00（在宅）", 540],
  ["9:00(直行)", 540],
  ["直行9:00", 540],
  ["18:00直帰", 1080],
  ["在宅 9:00", 540],
  ["13:00(半休)", 780],
  ["1:00(翌)", 1500],
  ["1:00翌日", 1500],
])("%s is a time with what changes nothing", (text, min) => {
  expect(parseClockTime(text)).toEqual({ ok: true, min });
});

test.each([
  "9:00(予定)",
  "9:00まで以降",
  "(前日)22:00",
  "夜8時",
  "夕方6:00",
  "9:00→9:15",
  "9:00/9:15",
  "9:00 18:00",
  "9-18",
  "18:00+30",
  "残業20:00",
])("%s is no plain time, and none is suggested", (text) => {
  const result = parseClockTime(text);

  expect(result).toMatchObject({ ok: false });
  expect(result).not.toHaveProperty("suggestion");
});

test("a time beside words that are not known is only suggested", () => {
  expect(parseClockTime("9:00 田中さん")).toEqual({
    ok: false,
    code: "not_a_time",
    suggestion: "09:00",
  });
});

test.each(["9:00", "直行9:00", "9:00 田中さん"])(
  "%s with more marks than anyone writes is no time, so that no cell takes long to read",
  (time) => {
    for (const mark of ["*", "～", "、", "("]) {
      const text = time + mark.repeat(500);
      expect(parseClockTime(text)).toEqual({ ok: false, code: "not_a_time" });
      expect(timeWithWords(text)).toBeUndefined();
    }
  },
);

test("a range between more dashes than anyone writes is none", () => {
  expect(splitTimeRange(`9:00${"-".repeat(4)}18:00`)).toEqual({ start: "9:00", end: "18:00" });
  expect(splitTimeRange(`9:00${"-".repeat(500)}18:00`)).toBeUndefined();
});

test.each(["9:00~ごろ頃", "9:00-~、", "~~9:00位ぐらい*"])(
  "%s, marks of several kinds one after the other, is a time",
  (text) => {
    expect(parseClockTime(text)).toEqual({ ok: true, min: 540 });
  },
);
