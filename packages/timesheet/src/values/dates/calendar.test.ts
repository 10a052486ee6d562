import holidays from "@holiday-jp/holiday_jp/lib/holidays.js";
import { expect, test } from "vitest";
import { addDays, isHoliday, isoDay, todayInJapan, weekdayOf, workingDaysOf } from "./calendar.ts";

test("the holiday table is the library's, day by day", () => {
  const days = Array.from({ length: 81 * 366 }, (_, index) => isoDay(index)).filter(
    (day) => day < "2051",
  );
  expect(days.filter(isHoliday)).toEqual(Object.keys(holidays));
});

test("November 2026 has 19 working days: weekends, 文化の日 and 勤労感謝の日 are left out", () => {
  const days = workingDaysOf("2026-11");
  expect(days).toHaveLength(19);
  expect(days).not.toContain("2026-11-03");
  expect(days).not.toContain("2026-11-23");
  expect(days[0]).toBe("2026-11-02");
  expect(days.at(-1)).toBe("2026-11-30");
});

test("a substitute holiday and a citizens' holiday are holidays", () => {
  expect(["2025-11-24", "2026-09-22", "2026-05-06", "2026-09-24"].map(isHoliday)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("each day has its weekday", () => {
  expect(["2026-11-01", "2026-11-02", "1970-01-01", "2000-02-29"].map(weekdayOf)).toEqual([
    0, 1, 4, 2,
  ]);
});

test("days are added over the ends of months and years", () => {
  expect([addDays("2026-12-31", 1), addDays("2028-02-28", 1), addDays("2026-01-01", -1)]).toEqual([
    "2027-01-01",
    "2028-02-29",
    "2025-12-31",
  ]);
});

test("today in Japan begins at 15:00 UTC", () => {
  expect(todayInJapan(Date.UTC(2026, 10, 23, 14, 59, 59, 999))).toBe("2026-11-23");
  expect(todayInJapan(Date.UTC(2026, 10, 23, 15))).toBe("2026-11-24");
});
