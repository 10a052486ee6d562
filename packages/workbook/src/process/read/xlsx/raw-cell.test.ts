import { expect, test } from "vitest";
import { isoDay, parseClockTime, parseTimesheetDate } from "@jobcan-automation/timesheet";
import { toRawCell } from "./raw-cell.ts";
import type { XlsxCell } from "./xlsx-rows.ts";
import { kindOfFormat, type NumberKind } from "./number-format.ts";

function read(
  content: string,
  options: { kind?: NumberKind; date1904?: boolean; type?: string } = {},
) {
  const { kind = "plain", date1904 = false, type = "n" } = options;
  const plain = { style: 0, isFormula: false, isStruck: false };
  const cell: XlsxCell = { type, content, hasContent: content !== "", ...plain };
  return toRawCell(cell, { strings: new Map(), formats: [{ kind }], date1904, maxChars: 500 });
}

test.each([
  [false, 25_569],
  [true, 24_107],
])(
  "every day from 1970 to 2099 reads as itself, by number and by what is shown (1904: %s)",
  (date1904, firstSerial) => {
    const wrong = Array.from({ length: 47_482 }, (_, day) => day).filter((day) => {
      const { number = 0, text } = read(String(firstSerial + day), { kind: "date", date1904 });
      const date = parseTimesheetDate(number);
      return !date.ok || date.date !== isoDay(day) || text !== isoDay(day);
    });
    expect(wrong).toEqual([]);
  },
);

test.each([false, true])(
  "every minute to 47:59 reads as itself, by number and by what is shown (1904: %s)",
  (date1904) => {
    const wrong = Array.from({ length: 2880 }, (_, min) => min).filter((min) => {
      const { number = -1, text } = read(String(min / 1440), { kind: "elapsed", date1904 });
      const readings = [parseClockTime(number), parseClockTime(text)];
      return readings.some((result) => !result.ok || result.min !== min);
    });
    expect(wrong).toEqual([]);
  },
);

test.each([
  ["2026-11-02", { text: "2026-11-02", number: 46_328 }],
  ["2026-11-02T09:00:00", { text: "2026-11-02 09:00", number: 46_328.375 }],
  ["T09:00:00", { text: "09:00", number: 0.375 }],
  ["soon", { text: "soon" }],
])("an ISO cell %s is a serial", (content, cell) => {
  expect(read(content, { type: "d", date1904: true })).toEqual(cell);
});

test("digits typed as a number have no date system and show as they are", () => {
  expect(read("1830", { date1904: true })).toEqual({ text: "1830", number: 1830 });
  expect(read("20261102", { date1904: true })).toEqual({ text: "20261102", number: 20_261_102 });
  expect(read("0.375")).toEqual({ text: "0.375", number: 0.375 });
});

test("a sum of hours shows as its sheet shows it; digits typed into a time cell stay digits", () => {
  expect(read("7.125", { kind: "elapsed" })).toEqual({ text: "171:00", number: 7.125 });
  expect(read("900", { kind: "time" })).toEqual({ text: "09:00", number: 900 });
});

test.each([
  ["yyyy/m/d", "date"],
  ['yyyy"年"m"月"d"日"', "date"],
  ["[$-411]ge.m.d;@", "date"],
  ["yyyy/m/d(aaa)", "date"],
  ["m/d", "date"],
  ["h:mm", "time"],
  ["[h]:mm", "elapsed"],
  ["[hh]:mm:ss", "elapsed"],
  ['[h]"時"mm"分"', "elapsed"],
  ["h:mm AM/PM", "time"],
  ["aaa", "date"],
  ['h"時"mm"分"', "time"],
  ["[m]", "elapsed"],
  ["yyyy/m/d h:mm", "dateTime"],
  ["General", "plain"],
  ["0.00E+00", "plain"],
  ["#,##0;[Red]-#,##0", "plain"],
  ['"day "0', "plain"],
  ["@", "plain"],
])("the format %s shows a %s", (code, kind) => {
  expect(kindOfFormat(code)).toBe(kind);
});
