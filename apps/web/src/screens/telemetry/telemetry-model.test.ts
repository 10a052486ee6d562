import type { TelemetryEvent, TelemetrySnapshot } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { browserColumns, memoryColumns } from "./chart/chart-data.ts";
import {
  browserCountOf,
  emptyTelemetry,
  linesOf,
  readingOf,
  withSnapshot,
  withTelemetry,
} from "./telemetry-model.ts";

const reading = (at: number, containerMb: number): TelemetrySnapshot["reading"] => ({
  at,
  source: "cgroup-v2",
  containerMb,
  serverMb: 60,
  runnerMb: 0,
  browserMb: 0,
  warningMb: 400,
  limitMb: 450,
  level: "ok",
});
const sample = (at: number, mb: number): TelemetryEvent => ({
  type: "sample",
  at,
  reading: reading(at, mb),
});
const browser = (at: number, count: number, change: "increment" | "decrement"): TelemetryEvent => ({
  type: "browser_count",
  at,
  count,
  change,
  line: `browser_count ${change} count=${count}`,
});
const snapshotOf = (events: TelemetryEvent[]): TelemetrySnapshot => ({
  reading: reading(1000, 70),
  browserCount: 0,
  jobs: { waiting: 0, running: 0, waitingForPerson: 0, finished: 0 },
  followers: 1,
  thresholdsFrom: { warning: "default", limit: "default" },
  events,
});

test("an event of both snapshot and stream is stored once, in the order of time", () => {
  const up = browser(2000, 1, "increment");
  const model = withSnapshot(
    withTelemetry(emptyTelemetry, [up, sample(3000, 80)]),
    snapshotOf([sample(1000, 70), up]),
  );

  expect(model.events.map(({ at }) => at)).toEqual([1000, 2000, 3000]);
});

test("two lines of one instant are two events", () => {
  const model = withTelemetry(emptyTelemetry, [
    browser(2000, 1, "increment"),
    browser(2000, 0, "decrement"),
  ]);

  expect(linesOf(model)).toHaveLength(2);
});

test("the list is the newest two hundred lines, newest first; samples are not lines", () => {
  const events = Array.from({ length: 250 }, (_, index) => browser(index, 1, "increment"));
  const lines = linesOf(withTelemetry(emptyTelemetry, [...events, sample(999, 70)]));

  expect(lines).toHaveLength(200);
  expect([lines[0]?.at, lines.at(-1)?.at]).toEqual([249, 50]);
});

test("the reading is the newer of sample and snapshot", () => {
  const model = withSnapshot(emptyTelemetry, snapshotOf([]));

  expect(readingOf(model)?.containerMb).toBe(70);
  expect(readingOf(withTelemetry(model, [sample(2000, 91)]))?.containerMb).toBe(91);
  expect(readingOf(withTelemetry(model, [sample(500, 50)]))?.containerMb).toBe(70);
});

test("browsers go by the newest change", () => {
  const model = withTelemetry(withSnapshot(emptyTelemetry, snapshotOf([])), [
    browser(2000, 1, "increment"),
  ]);

  expect(browserCountOf(model)).toBe(1);
});

test("the browser chart steps up and down, holds until now, and begins with the oldest event that is known", () => {
  const events = [sample(1500, 60), browser(2000, 1, "increment"), browser(5000, 0, "decrement")];

  expect(browserColumns(events, { fromMs: 1000, toMs: 9000, count: 0 })).toEqual([
    [1, 1.5, 2, 5, 9],
    [null, 0, 1, 0, 0],
  ]);
});

test("a browser that was opened before the span and is still open is drawn all along", () => {
  const events = [browser(1000, 1, "increment")];

  for (const fromMs of [1000, 3000]) {
    expect(browserColumns(events, { fromMs, toMs: 9000, count: 1 })).toEqual([
      [fromMs / 1000, 9],
      [1, 1],
    ]);
  }
});

test("a stretch of the past shows its own browsers, not those of later", () => {
  const events = [
    browser(2000, 1, "increment"),
    browser(4000, 0, "decrement"),
    browser(8000, 1, "increment"),
  ];

  expect(browserColumns(events, { fromMs: 3000, toMs: 6000, count: 1 })).toEqual([
    [3, 4, 6],
    [1, 0, 0],
  ]);
});

test("no browsers are drawn of a time that nothing is known of", () => {
  const events = [browser(8000, 1, "increment")];

  expect(browserColumns(events, { fromMs: 3000, toMs: 6000, count: 1 })).toEqual([
    [3, 6],
    [null, null],
  ]);
});

test("a service that has opened no browser yet is drawn with none", () => {
  expect(browserColumns([sample(2000, 60)], { fromMs: 1000, toMs: 9000, count: 0 })).toEqual([
    [1, 2, 9],
    [null, 0, 0],
  ]);
});

const all = { fromMs: 0, toMs: 100_000 };

test("the memory chart takes samples and leaves lines without figures out", () => {
  const events = [browser(1000, 1, "increment"), sample(2000, 75)];

  expect(memoryColumns(events, undefined, all)).toEqual([[2], [75], [60], [0], [0]]);
});

test("what the service remembers comes first, then what was followed since, within the span", () => {
  const history = {
    at: [1_000, 5_000, 9_000],
    containerMb: [100, 190, 120],
    serverMb: [60, 60, 60],
    runnerMb: [0, 50, 0],
    browserMb: [0, 80, 0],
    jobs: [],
  };
  const events = [sample(5_100, 180), sample(10_000, 130), sample(20_000, 140)];

  expect(memoryColumns(events, history, { fromMs: 4_000, toMs: 15_000 })).toEqual([
    [5, 9, 10],
    [190, 120, 130],
    [60, 60, 60],
    [50, 0, 0],
    [80, 0, 0],
  ]);
});
