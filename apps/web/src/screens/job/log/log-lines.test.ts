import { ja } from "@jobcan-automation/sentences";
import type { LogEntry } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import {
  absenceWithoutLog,
  absenceOf,
  filterLog,
  firstErrorOf,
  lineAsText,
  logAsJsonLines,
  logAsText,
} from "./log-lines.ts";

const line = (seq: number, level: LogEntry["level"], date?: string): LogEntry => ({
  seq,
  at: Date.UTC(2026, 10, 22, 15, 0, 5, 120),
  level,
  ...(date === undefined ? {} : { date }),
  message: { code: "browser_starting", facts: {} },
});
const log = [
  line(1, "debug"),
  line(2, "info", "2026-11-02"),
  line(3, "warn", "2026-11-04"),
  line(4, "error", "2026-11-04"),
];
const seqs = (lines: readonly LogEntry[]) => lines.map(({ seq }) => seq);

test("a level hides what is below it, and says how much", () => {
  const { shown, hidden } = filterLog(log, { level: "warn", date: undefined });

  expect(seqs(shown)).toEqual([3, 4]);
  expect(hidden).toBe(2);
});

test("a day shows its own lines only", () => {
  expect(seqs(filterLog(log, { level: "debug", date: "2026-11-04" }).shown)).toEqual([3, 4]);
});

test("the first error is found whatever is shown", () => {
  expect(firstErrorOf(log)?.seq).toBe(4);
  expect(firstErrorOf(log.slice(0, 3))).toBeUndefined();
});

test("a line that is not there is still to come, was dropped, or never was", () => {
  const cut = log.slice(1);

  expect(absenceOf(3, { log: cut, isOver: false })).toBeUndefined();
  expect(absenceOf(1, { log: cut, isOver: false })).toBe("dropped");
  expect(absenceOf(9, { log: cut, isOver: false })).toBe("coming");
  expect(absenceOf(9, { log: cut, isOver: true })).toBe("none");
  expect(absenceOf(1, { log: [], isOver: false })).toBe("coming");
});

test("a job that is kept without its log says of its lines that they are not kept, and of others that there are none", () => {
  expect(absenceWithoutLog(412, { lastSeq: 412 })).toBe("dropped");
  expect(absenceWithoutLog(413, { lastSeq: 412 })).toBe("none");
});

test("a line is copied as the text log has it", () => {
  const [, second] = log;
  expect(second && lineAsText(second, ja)).toBe(
    "2026-11-23 00:00:05.120 INFO  [2026-11-02] ブラウザーを起動しています",
  );
});

test("the text log has Japan's time, the level, the day, and what was dropped", () => {
  expect(logAsText(log.slice(1, 2), ja, "これより前の 3行")).toBe(
    "# これより前の 3行\n2026-11-23 00:00:05.120 INFO  [2026-11-02] ブラウザーを起動しています\n",
  );
});

test("the JSON log is one entry a line, as it was sent", () => {
  const lines = logAsJsonLines(log).trimEnd().split("\n");

  expect(lines.map((text) => JSON.parse(text) as unknown)).toEqual(log);
});
