import { expect, test } from "vitest";
import { check, day } from "../testing/sheet-check.ts";

test("words beside times are not entered, which is said once a column", () => {
  const { rows, found } = check(
    day("2026-11-04", "直行9:00", "18:00"),
    day("2026-11-05", "9:00（在宅）", "18:00直帰"),
    day("2026-11-06", "9:00～", "18:00頃"),
  );
  expect(rows).toHaveLength(3);
  expect(found).toEqual(["B2 time_words info", "C3 time_words info"]);
});

test("leave beside a time leaves the day in doubt, unless half a day is what is left", () => {
  const { rows } = check(
    day("2026-11-04", "9:00(AM休)", "18:00"),
    day("2026-11-05", "9:00", "13:00(半休)"),
    day("2026-11-06", "9:00(半休)", "13:00(半休)"),
  );
  expect(rows.map(({ doubtful }) => doubtful === true)).toEqual([true, false, false]);
});

test("digits behind a point are minutes where the column shows it, and otherwise refused", () => {
  const minutes = check(day("2026-11-04", "9.30", "18.00"), day("2026-11-05", "9.05", "17.45"));
  const parts = check(day("2026-11-04", "9.50", "18.75"), day("2026-11-05", "9.25", "18.50"));

  expect(minutes.rows).toMatchObject([
    { startMin: 570, endMin: 1080 },
    { startMin: 545, endMin: 1065 },
  ]);
  expect(parts.rows).toEqual([]);
});
