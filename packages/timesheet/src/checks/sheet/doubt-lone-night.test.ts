import { expect, test } from "vitest";
import { check, day } from "../../testing/sheet-check.ts";

const days = [2, 4, 5, 6].map((date) => day(`2026-11-0${date}`, "9:00", "18:00"));

/** Whether the row of 9 November, below four days, is in doubt. */
function isDoubtful(start: string, end: string, more = days): boolean | undefined {
  const { rows } = check(...more, day("2026-11-09", start, end));
  return rows.find(({ date }) => date === "2026-11-09")?.doubtful === true;
}

test.each([
  ["18:00", "9:00"],
  ["9:00", "1:00"],
])("%s–%s alone among days is in doubt", (start, end) => {
  expect(isDoubtful(start, end)).toBe(true);
});

test.each([
  ["22:00", "7:00"],
  ["18:00", "33:00"],
  ["18:00", "翌9:00"],
  ["13:00", "0:30"],
])("%s–%s among days is no doubt", (start, end) => {
  expect(isDoubtful(start, end)).toBe(false);
});

test("a night among nights, or among too few days to tell, is no doubt", () => {
  expect(isDoubtful("17:00", "9:00", [...days, day("2026-11-10", "17:00", "9:00")])).toBe(false);
  expect(isDoubtful("17:00", "9:00", days.slice(0, 2))).toBe(false);
});
