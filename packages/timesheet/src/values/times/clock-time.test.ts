import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatClock, parseClockTime } from "./clock-time.ts";

const everyMinute = Array.from({ length: 48 * 60 }, (_, min) => min);

const fullWidth = (text: string) =>
  text.replaceAll(/[0-9:]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));

const spellings: Record<string, (hours: number, minutes: string) => string> = {
  "9:00": (h, m) => `${h}:${m}`,
  "09:00": (h, m) => `${String(h).padStart(2, "0")}:${m}`,
  "09:00:00": (h, m) => `${String(h).padStart(2, "0")}:${m}:00`,
  "900": (h, m) => `${h}${m}`.padStart(3, "0"),
  "0900": (h, m) => `${h}${m}`.padStart(4, "0"),
  "9時05分": (h, m) => `${h}時${m}分`,
  "9時5分": (h, m) => `${h}時${Number(m)}分`,
  "９：００": (h, m) => fullWidth(`${h}:${m}`),
  " 9 : 00 ": (h, m) => ` ${h} : ${m}\u3000`,
};

test.each(Object.entries(spellings))(
  "every minute from 0:00 to 47:59 written like %s reads as itself",
  (_, spell) => {
    const wrong = everyMinute.filter((min) => {
      const result = parseClockTime(spell(Math.floor(min / 60), String(min % 60).padStart(2, "0")));
      return !result.ok || result.min !== min;
    });
    expect(wrong).toEqual([]);
  },
);

const half = (hours: number) => (hours < 12 ? 0 : 1);
const inHalfDays: Record<string, (hours: number, minutes: string) => string> = {
  "9:00 PM": (h, m) => `${h % 12 === 0 ? 12 : h % 12}:${m} ${["AM", "PM"][half(h)]}`,
  "9:00 p.m.": (h, m) => `${h % 12 === 0 ? 12 : h % 12}:${m} ${["a.m.", "p.m."][half(h)]}`,
  "午後9:00": (h, m) => `${["午前", "午後"][half(h)]}${h % 12}:${m}`,
  午後9時00分: (h, m) => `${["午前", "午後"][half(h)]}${h % 12}時${m}分`,
};

test.each(Object.entries(inHalfDays))(
  "every minute of a day written like %s reads as itself, and the next day's with 翌",
  (_, spell) => {
    const wrong = everyMinute.filter((min) => {
      const text = spell(Math.floor(min / 60) % 24, String(min % 60).padStart(2, "0"));
      const result = parseClockTime(min < 1440 ? text : `翌${text}`);
      return !result.ok || result.min !== min;
    });
    expect(wrong).toEqual([]);
  },
);

test("every minute written as a fraction of a day is read back, in full and with four decimals, as a number and as text", () => {
  const wrong = everyMinute.filter((min) => {
    const numbers = [min / 1440, Number((min / 1440).toFixed(4)), Number((min / 1440).toFixed(15))];
    const readings = [...numbers, (min / 1440).toFixed(6)].map(parseClockTime);
    return readings.some((result) => !result.ok || result.min !== min);
  });
  expect(wrong).toEqual([]);
});

test("every formatted minute is read back as itself", () => {
  expect(
    everyMinute.filter((min) => {
      const result = parseClockTime(formatClock(min));
      return !result.ok || result.min !== min;
    }),
  ).toEqual([]);
  expect([0, 540, 1560, 2879].map(formatClock)).toEqual(["00:00", "09:00", "26:00", "47:59"]);
});

test.each([
  ["9時", 540],
  ["9時半", 570],
  ["9:00 PM", 1260],
  ["9:00pm", 1260],
  ["9:00 p.m.", 1260],
  ["9 AM", 540],
  ["PM 9:00", 1260],
  ["午後9:00", 1260],
  ["午後9時30分", 1290],
  ["午前9時", 540],
  ["午前0時", 0],
  ["12:30 AM", 30],
  ["12:30 PM", 750],
  ["翌2:00", 1560],
  ["翌日 2時", 1560],
  ["25:30", 1530],
  ["24:00", 1440],
  ["9:00:45", 540],
  [0, 0],
  [1, 1440],
  [0.375, 540],
  [1.0833, 1560],
  [900, 540],
  [2630, 1590],
  ["0.375", 540],
  ["1.083333", 1560],
])("%s is a time", (value, min) => {
  expect(parseClockTime(value)).toEqual({ ok: true, min });
});

test.each([
  ["9", "09:00"],
  ["17", "17:00"],
  ["9:5", "09:05"],
  ["9.30", "09:30"],
  ["9.5", "09:30"],
  [9, "09:00"],
  [9.5, "09:30"],
  ["1.5", "01:30"],
  ["午後12時", "12:00"],
  ["午前12:30", "12:30"],
  ["13:00 PM", "13:00"],
  ["翌26:00", "26:00"],
])("%s is ambiguous and refused with a suggestion", (value, suggestion) => {
  expect(parseClockTime(value)).toEqual({ ok: false, code: "ambiguous_time", suggestion });
});

test.each([
  "",
  "  ",
  "25:70",
  "9:60",
  "0960",
  "-9:00",
  "09:00-18:00",
  "9:00～18:00",
  "昨日",
  "9:00分",
  "12345",
  "00:00:60",
  "九時",
  "9:00 XM",
  "1e3",
  "NaN",
  "=A1",
  -1,
  -0.375,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  60,
  99999,
  48.5,
  "#REF!",
  "TRUE",
  "99",
  "有休",
])("%s is not a time", (value) => {
  expect(parseClockTime(value)).toMatchObject({ ok: false, code: "not_a_time" });
});

test.each(["48:00", "171:00", "4800", "99:00", "50時"])("%s is over 47:59", (value) => {
  expect(parseClockTime(value)).toEqual({ ok: false, code: "over_47_59" });
});

test("any text and any number gets an answer, and an accepted time lies within two days", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.double(),
        fc.stringMatching(/^[0-9:時分.翌午後 -]{1,8}$/),
      ),
      (value) => {
        const result = parseClockTime(value);
        expect(
          result.ok ? Number.isInteger(result.min) && result.min >= 0 && result.min <= 2879 : true,
        ).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
