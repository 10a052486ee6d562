import { expect, test } from "vitest";
import { monthOfYear, saidTime } from "./said-time.ts";

test.each([
  "2026年11月度 勤務表",
  "令和8年11月",
  "R8.11",
  "Ｒ８．１１",
  "2026/11",
  "2026.11",
  "2026-11",
  "勤怠_202611",
  "timesheet-2026-11-day-numbers",
  "Nov 2026",
  "November, 2026",
  "11/2026",
])("%s is November 2026", (text) => {
  expect(saidTime(text)).toEqual({ month: "2026-11" });
});

test.each(["11月", "11月度", "【11月分】"])("%s is a month without its year", (text) => {
  expect(saidTime(text)).toEqual({ yearlessMonth: 11 });
});

test.each([
  "勤怠_20261130",
  "2026-11-30 勤怠",
  "2026/11/30",
  "R8.11.30",
  "11月4日",
  "13月",
  "出勤簿",
])("%s says no month of its own", (text) => {
  expect(saidTime(text)).toEqual({});
});

test("a fiscal year goes on to March", () => {
  expect(saidTime("2026年度 勤務表")).toEqual({ year: { number: 2026, isFiscal: true } });
  expect(monthOfYear(1, { number: 2026, isFiscal: true })).toBe("2027-01");
  expect(monthOfYear(1, { number: 2026, isFiscal: false })).toBe("2026-01");
  expect(monthOfYear(11, { number: 2026, isFiscal: true })).toBe("2026-11");
});
