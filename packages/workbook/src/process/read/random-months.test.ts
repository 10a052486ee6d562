import { assert, asyncProperty } from "fast-check";
import { expect, test } from "vitest";
import { randomMonth } from "../../testing/random-month/random-month.ts";
import { readGrid } from "../../testing/read-grid.ts";

test("a month in a random layout and spelling is read as it is meant, or what is not is said", async () => {
  const seen = [new Set<string>(), new Set<string>(), new Set<string>()];
  await assert(
    asyncProperty(randomMonth(), async ({ names, rows, meant, isPlain }) => {
      const { days, daysIfTaken, silent } = await readGrid(rows);
      expect(silent.filter((day) => !meant.includes(day))).toEqual([]);
      if (!isPlain) return;
      expect(days).toEqual(meant);
      expect(daysIfTaken).toEqual(meant);
      for (const [at, name] of names.entries()) seen[at]?.add(name);
    }),
    { seed: 20_261_125, numRuns: 600 },
  );
  expect(seen.map(({ size }) => size)).toEqual([15, 15, 22]);
}, 120_000);
