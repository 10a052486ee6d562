import type { JobEvent, JobView, LogEntry } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleDay, sampleJob } from "../../testing/sample-job.ts";
import { emptyJobModel, withEvents } from "./job-model.ts";

const line = (seq: number): LogEntry => ({
  seq,
  at: seq,
  level: "info",
  message: { code: "browser_starting", facts: {} },
});
const day = sampleDay("2026-11-02");
const job = sampleJob({ days: [day] });
const snapshot = (log: LogEntry[], part: Partial<JobView> = {}): JobEvent => ({
  type: "snapshot",
  job: { ...job, ...part },
  log,
});
const seqs = (log: readonly LogEntry[]) => log.map(({ seq }) => seq);

test("a snapshot and the lines after it make the log", () => {
  const model = withEvents(emptyJobModel, [
    snapshot([line(1), line(2)]),
    { type: "log", entry: line(4) },
  ]);

  expect(seqs(model.log)).toEqual([1, 2, 4]);
  expect(model.job?.id).toBe("j1");
});

test("a line that the page already has is not shown twice", () => {
  const model = withEvents(emptyJobModel, [
    snapshot([line(1), line(2)]),
    { type: "log", entry: line(2) },
    { type: "log", entry: line(3) },
  ]);

  expect(seqs(model.log)).toEqual([1, 2, 3]);
});

test("lines dropped before the page was opened are counted", () => {
  const model = withEvents(emptyJobModel, [snapshot([line(51)], { droppedLogEntries: 50 })]);

  expect(model.droppedLines).toBe(50);
});

test("after a cut, lines of this page stay although the service has dropped them", () => {
  const before = withEvents(emptyJobModel, [snapshot([line(1), line(2), line(3)])]);
  const after = withEvents(before, [
    { type: "gap", missed: 4 },
    snapshot([line(8)], { droppedLogEntries: 5 }),
  ]);

  expect(seqs(after.log)).toEqual([1, 2, 3, 8]);
  expect(after.droppedLines).toBe(2);
});

test("a day, a state and an account change only themselves", () => {
  const model = withEvents(emptyJobModel, [
    snapshot([]),
    { type: "day", day: { ...day, outcome: "verified" } },
    { type: "account", account: "練習 太郎" },
    {
      type: "status",
      status: { state: "finished", queuedAt: 0, finishedAt: 9, outcome: "succeeded" },
    },
  ]);

  expect(model.job?.days[0]?.outcome).toBe("verified");
  expect(model.job?.account).toBe("練習 太郎");
  expect(model.job?.status.state).toBe("finished");
});

test("a removed job is marked as such and still shown", () => {
  const model = withEvents(emptyJobModel, [snapshot([line(1)]), { type: "expired" }]);

  expect(model.ending).toEqual({ kind: "expired" });
  expect(seqs(model.log)).toEqual([1]);
});

test("a runaway log is cut to twenty thousand lines, and the cut is counted", () => {
  const lines = Array.from({ length: 20_010 }, (_, index) => line(index + 1));
  const model = withEvents(
    emptyJobModel,
    lines.map((entry): JobEvent => ({ type: "log", entry })),
  );

  expect(model.log).toHaveLength(20_000);
  expect(model.droppedLines).toBe(10);
});
