import { expect, test } from "vitest";
import { sampleDays, sampleJob } from "../../testing/sample-job.ts";
import { receiptOf } from "./stored-job.ts";

const ended = { state: "finished", queuedAt: 1, finishedAt: 5, outcome: "succeeded" } as const;

test("a job that has ended is kept with its days, and without the hold on its sign-in", () => {
  const job = sampleJob({ status: { ...ended, sittingUntil: 99 }, days: sampleDays(2, 2) });

  expect(receiptOf(job)).toEqual({ id: "j1", at: 5, job: { ...job, status: ended } });
});

test("nothing is kept of a job that is under way, or that has no days", () => {
  expect(receiptOf(sampleJob({ days: sampleDays(2, 1) }))).toBeUndefined();
  expect(receiptOf(sampleJob({ status: ended, mode: "probe" }))).toBeUndefined();
});
