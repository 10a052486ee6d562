import { expect, test } from "vitest";
import { createPressPace } from "./press-pace.ts";

const never = new AbortController().signal;

test("the pause is counted from press to press, and the first press has none; it only grows", async () => {
  const waits: number[] = [];
  let nowMs = 1_000;
  const pace = createPressPace(300, {
    monotonicMs: () => nowMs,
    wait: (ms) => {
      waits.push(ms);
      nowMs += Math.max(0, ms);
      return Promise.resolve();
    },
  });
  const press = async (readingMs: number) => {
    nowMs += readingMs;
    await pace.beforePress(never);
    pace.pressed();
  };
  for (const readingMs of [500, 120, 0, 450]) await press(readingMs);
  pace.slowDown(1_000);
  pace.slowDown(500);
  await press(0);

  expect(waits.map((ms) => Math.max(0, ms))).toEqual([0, 180, 300, 0, 1_000]);
});
