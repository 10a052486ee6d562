import { expect, test } from "vitest";
import { pastView, spanOf, viewOfJob, viewWith } from "./view-span.ts";

const live = { at: "now", range: "5m" } as const;

test("the last five minutes go on with the time, and a stretch of the past stands", () => {
  expect(spanOf(live, 900_000)).toEqual({ fromMs: 600_000, toMs: 900_000 });
  const past = pastView({ fromMs: 10_000, toMs: 30_000 });
  expect(spanOf(past, 900_000)).toEqual({ fromMs: 10_000, toMs: 30_000 });
});

test("a stretch that is too narrow to draw is widened on both sides", () => {
  expect(pastView({ fromMs: 10_000, toMs: 11_000 })).toEqual({
    at: "past",
    span: { fromMs: 8_000, toMs: 13_000 },
  });
});

test("a moment that is shown already changes nothing; another one is shown with a minute on both sides", () => {
  expect(viewWith(live, 800_000, 900_000)).toBe(live);
  expect(viewWith(live, 100_000, 900_000)).toEqual({
    at: "past",
    span: { fromMs: 40_000, toMs: 160_000 },
  });
});

test("a job is shown with something before and after it", () => {
  expect(viewOfJob(100_000, 200_000)).toEqual({
    at: "past",
    span: { fromMs: 90_000, toMs: 210_000 },
  });
});
