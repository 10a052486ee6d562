import type { JobView, LogEntry } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleDays, sampleJob } from "../../../testing/sample-job.ts";
import { estimateOf, nextEnd, secsUntil } from "./time-left.ts";

const running = { state: "running", queuedAt: 0, startedAt: 1000, secsLeft: 60 } as const;

const jobAt = (done: number, part: Partial<JobView> = {}) =>
  sampleJob({ status: running, days: sampleDays(10, done), ...part });

const dayEnds = (...atMs: number[]): LogEntry[] =>
  atMs.map((at, index) => ({
    seq: index + 1,
    at,
    level: "info",
    message: { code: "day_ended", facts: { outcome: "verified" } },
  }));

test("before two days have ended, the time left is the service's estimate", () => {
  expect(estimateOf(jobAt(0), [])?.secs).toBe(60);
  expect(estimateOf(jobAt(1), dayEnds(5000))?.secs).toBe(60);
});

test("the time left goes down as days end, at the pace of the days before", () => {
  const left = [2, 3, 4].map(
    (done) => estimateOf(jobAt(done), dayEnds(5000, 7000, 9000, 11_000).slice(0, done))?.secs,
  );

  expect(left).toEqual([16, 14, 12]);
});

test("only the newest days count: those that needed nothing do not make the rest look short", () => {
  const log = dayEnds(1000, 1001, 1002, 4000, 7000, 10_000, 13_000, 16_000);

  expect(estimateOf(jobAt(8), log)?.secs).toBeCloseTo(2 * ((16_000 - 1002) / 5000), 5);
});

test("nothing is estimated of a job that waits, stops, has ended or has only its check left", () => {
  const log = dayEnds(5000, 7000);
  const waiting = { state: "waiting", queuedAt: 0, position: 1 } as const;

  expect(estimateOf(jobAt(2, { status: waiting }), log)).toBeUndefined();
  expect(
    estimateOf(jobAt(2, { status: { ...running, stopping: "after_day" } }), log),
  ).toBeUndefined();
  expect(estimateOf(jobAt(10), log)).toBeUndefined();
});

test("the figure runs down between days and does not jump back for a small delay", () => {
  const end = nextEnd(undefined, { secs: 20, key: "a" }, 0);

  expect([0, 5000, 30_000].map((nowMs) => secsUntil(end, nowMs))).toEqual([20, 15, 1]);
  expect(secsUntil(nextEnd(end, { secs: 17, key: "b" }, 5000), 5000)).toBe(15);
  expect(secsUntil(nextEnd(end, { secs: 8, key: "c" }, 5000), 5000)).toBe(8);
  expect(secsUntil(nextEnd(end, { secs: 40, key: "d" }, 5000), 5000)).toBe(40);
});
