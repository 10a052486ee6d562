import { assert, asyncProperty } from "fast-check";
import { expect, test } from "vitest";
import { randomMonth } from "../../testing/random-month.ts";
import { readGrid } from "../../testing/read-grid.ts";

test("a month in a random layout is read as it is meant, or what is not is said", async () => {
  const whole: string[] = [];
  await assert(
    asyncProperty(randomMonth(), async ({ layout, rows, meant }) => {
      const { days } = await readGrid(rows);
      const silent = days.filter((day) => !day.endsWith("?"));
      expect(silent.filter((day) => !meant.includes(day))).toEqual([]);
      expect(days).toEqual(meant);
      whole.push(layout);
    }),
    { seed: 20_261_125, numRuns: 150 },
  );
  expect(new Set(whole).size).toBe(9);
}, 60_000);
