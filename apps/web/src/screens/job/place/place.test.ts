import { expect, test } from "vitest";
import { hashOf, placeOf } from "./place.ts";

const days = [{ date: "2026-11-02" }, { date: "2026-11-04" }];
const twoYears = [{ date: "2025-11-04" }, { date: "2026-11-02" }, { date: "2026-11-04" }];

test("a line and a day have an address, and it leads back to them", () => {
  const line = { kind: "line", seq: 412 } as const;
  const day = { kind: "day", date: "2026-11-04" } as const;

  expect(hashOf(line, days)).toBe("#log-412");
  expect(hashOf(day, days)).toBe("#day-11-04");
  expect(placeOf("#log-412", days)).toEqual(line);
  expect(placeOf("#day-11-04", days)).toEqual(day);
});

test("a day that the job has of two years is told apart by its year", () => {
  for (const { date } of twoYears) {
    const day = { kind: "day", date } as const;
    expect(placeOf(hashOf(day, twoYears), twoYears)).toEqual(day);
  }
  expect(hashOf({ kind: "day", date: "2026-11-02" }, twoYears)).toBe("#day-11-02");
});

test.each([
  "",
  "#main",
  "#log-",
  "#log-0",
  "#log-x",
  "#log-1e3",
  "#day-11-05",
  "#day-4",
  "#day-11-04-1",
])("%s is no place of the job", (hash) => {
  expect(placeOf(hash, days)).toBeUndefined();
});
