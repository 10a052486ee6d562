import { expect, test } from "vitest";
import { createGauge } from "./gauge.ts";

test("a browser that is closed twice is counted out once", () => {
  const seen: number[] = [];
  const browsers = createGauge((count) => seen.push(count));

  const hold = browsers.hold();
  hold[Symbol.dispose]();
  hold[Symbol.dispose]();

  expect(seen).toEqual([1, 0]);
});

test("a browser is counted out when its work throws", () => {
  const browsers = createGauge(() => undefined);
  expect(() => {
    using _held = browsers.hold();
    expect(browsers.count).toBe(1);
    throw new Error("crashed");
  }).toThrow("crashed");
  expect(browsers.count).toBe(0);
});

test("overlapping holds are counted each", () => {
  const seen: string[] = [];
  const browsers = createGauge((count, change) => seen.push(`${change} ${count}`));
  const first = browsers.hold();
  const second = browsers.hold();
  first[Symbol.dispose]();
  second[Symbol.dispose]();
  expect(seen).toEqual(["increment 1", "increment 2", "decrement 1", "decrement 0"]);
});
