import { expect, test } from "vitest";
import { monthsAround } from "./months.ts";

test("months run from the next one back through a year", () => {
  const months = monthsAround("2026-01-15");

  expect(months.slice(0, 4)).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
  expect(months.at(-1)).toBe("2025-01");
});

test("after December comes January of the next year", () => {
  expect(monthsAround("2026-12-31")[0]).toBe("2027-01");
});
