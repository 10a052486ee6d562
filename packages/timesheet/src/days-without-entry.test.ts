import { expect, test } from "vitest";
import { daysWithoutEntry } from "./days-without-entry.ts";

const weekOf = (first: number) => [0, 1, 2, 3, 4].map((day) => dayOf(first + day));
const dayOf = (day: number) => `2026-11-${String(day).padStart(2, "0")}`;

test("the weekdays of the month that the sheet leaves out are listed, holidays and days to come are not", () => {
  const entered = [dayOf(2), dayOf(4), dayOf(5), ...weekOf(9), ...weekOf(16)];

  expect(daysWithoutEntry(entered, { today: "2026-11-25" })).toEqual([
    dayOf(6),
    dayOf(24),
    dayOf(25),
  ]);
});

test("of a month that closes on the 20th the days of its period count", () => {
  const entered = ["2026-10-22", "2026-11-19"];
  const missing = daysWithoutEntry(entered, {
    today: "2026-11-25",
    period: { from: "10-21", to: "11-20" },
  });

  expect(missing[0]).toBe("2026-10-21");
  expect(missing.at(-1)).toBe("2026-11-20");
});

test("of several months only the days between the first and the last count", () => {
  const missing = daysWithoutEntry(["2026-10-29", "2026-11-04"], { today: "2026-11-25" });

  expect(missing).toEqual(["2026-10-30", "2026-11-02"]);
  expect(daysWithoutEntry([], { today: "2026-11-25" })).toEqual([]);
});
