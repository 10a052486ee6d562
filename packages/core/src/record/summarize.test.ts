import type { DayRecord, JobView } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { summarize } from "./summarize.ts";

const day: DayRecord = { date: "2026-11-04", row: 2, wanted: [], note: "", sent: [] };
const retentionMs = 1_800_000;
const facts = {
  id: "j1",
  fileName: "a.xlsx",
  target: "practice",
  mode: "fill",
  status: { state: "waiting", queuedAt: 1, position: 1 },
} as const;
const job = (days: DayRecord[], more: Pick<JobView, "account"> = {}): JobView => ({
  ...facts,
  ...more,
  days,
  lastSeq: 9,
  droppedLogEntries: 0,
});

test("a job in a list has its days counted by how they ended, and whose it is where that is known", () => {
  const days: DayRecord[] = [
    day,
    { ...day, outcome: "verified" },
    { ...day, outcome: "verified" },
    { ...day, outcome: "failed" },
  ];

  expect(summarize(job(days), retentionMs)).toStrictEqual({
    ...facts,
    months: ["2026-11"],
    days: { open: 1, verified: 2, failed: 1 },
  });
  expect(summarize(job([], { account: "練習 太郎" }), retentionMs)).toStrictEqual({
    ...facts,
    months: [],
    days: {},
    account: "練習 太郎",
  });
});

test("its months are in order, and once it has ended it is known when its record goes", () => {
  const status = { state: "finished", queuedAt: 1, finishedAt: 1_000, outcome: "partial" } as const;
  const days = [{ ...day, date: "2026-12-01" }, day, { ...day, date: "2026-11-30" }];

  expect(summarize({ ...job(days), status }, retentionMs)).toMatchObject({
    months: ["2026-11", "2026-12"],
    recordUntil: 1_801_000,
  });
});
