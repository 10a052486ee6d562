import { ja } from "@jobcan-automation/sentences";
import type { LogEntry } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { filterLog, firstErrorAt, logAsJsonLines, logAsText } from "./log-lines.ts";

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

test("the first error is found among the lines shown", () => {
  expect(firstErrorAt(log)).toBe(3);
  expect(firstErrorAt(log.slice(0, 2))).toBeUndefined();
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
