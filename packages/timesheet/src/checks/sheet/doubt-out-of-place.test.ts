import { expect, test } from "vitest";
import { check, day } from "../../testing/sheet-check.ts";

/** The days as they are read, with "?" where they are in doubt. */
function read(...dates: string[]): string[] {
  const { rows } = check(...dates.map((date) => day(date, "9:00", "18:00")));
  return rows.map(({ date, doubtful }) => date + (doubtful === true ? "?" : ""));
}

test.each([
  ["another year", "2025-11-09"],
  ["another month", "2026-10-09"],
])("a day of %s alone among others is in doubt", (_, odd) => {
  const dates = ["2026-11-05", "2026-11-06", odd, "2026-11-10", "2026-11-11"];
  const marked = dates.map((date) => (date === odd ? `${date}?` : date));
  expect(read(...dates)).toEqual(marked.toSorted());
});

test("a first or last day far from the others is in doubt", () => {
  expect(read("2025-11-02", "2026-11-04", "2026-11-05")).toEqual([
    "2025-11-02?",
    "2026-11-04",
    "2026-11-05",
  ]);
  expect(read("2026-11-04", "2026-11-05", "2026-01-06")).toContain("2026-01-06?");
});

test.each([
  [
    "a month that begins with one day of the month before",
    ["2026-10-31", "2026-11-01", "2026-11-02"],
  ],
  ["a month that closes on the 20th", ["2026-10-29", "2026-10-30", "2026-11-02", "2026-11-04"]],
  ["two days", ["2025-11-02", "2026-11-04"]],
  ["three months", ["2026-09-30", "2026-10-30", "2026-11-30"]],
])("%s has no day out of place", (_, dates) => {
  expect(read(...dates)).toEqual(dates);
});
