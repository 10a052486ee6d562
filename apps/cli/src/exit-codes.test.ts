import type { JobView } from "@jobcan-automation/client";
import { errorCodes, errorExit } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { exitCodes, exitNumbers, exitOf, exitOfJob } from "./exit-codes.ts";
import { job } from "./testing/terminal.ts";

const [day] = job.days;

/** A job that ended so, with days as they came out. */
function ended(
  outcome: "succeeded" | "partial" | "failed" | "cancelled" | "interrupted" | "expired",
  days: Partial<NonNullable<typeof day>>[] = [{}],
): JobView {
  return {
    ...job,
    status: { state: "finished", queuedAt: 0, finishedAt: 1, outcome },
    days: days.flatMap((differing) => (day === undefined ? [] : [{ ...day, ...differing }])),
  };
}

test.each([
  ["every day is verified", ended("succeeded"), 0],
  ["some are not", ended("partial", [{}, { outcome: "rejected" }]), 2],
  ["no day could be entered", ended("failed", [{ outcome: "rejected" }]), 2],
  ["it was stopped", ended("cancelled"), 130],
  ["the service was stopped", ended("interrupted"), 7],
  ["it left the queue", ended("expired"), 7],
  ["every day is a holiday", ended("succeeded", [{ outcome: "skipped", reason: "holiday" }]), 2],
  [
    "every day was there before",
    ended("succeeded", [{ outcome: "skipped", reason: "already_recorded" }]),
    0,
  ],
  ["it only compared", { ...ended("succeeded"), mode: "plan" as const }, 0],
  ["it tested the connection", { ...ended("succeeded", []), mode: "probe" as const }, 0],
  ["the connection test missed something", { ...ended("partial", []), mode: "probe" as const }, 2],
  [
    "some days are holidays that the rules leave out",
    ended("succeeded", [{}, { outcome: "skipped", reason: "holiday" }]),
    0,
  ],
])("a job of which %s ends with its own code", (_what, view, exit) => {
  expect(exitOfJob(view)).toBe(exit);
});

test("a sheet of which rows were left out is done in part only", () => {
  expect(exitOfJob(ended("succeeded"), 1)).toBe(2);
});

test("a job that failed ends as its error says, and a code of a newer service is 6", () => {
  const failed = ended("failed");
  const error = { code: "OTP_REQUIRED", facts: {} } as const;
  const status = {
    state: "finished",
    queuedAt: 0,
    finishedAt: 1,
    outcome: "failed",
    error,
  } as const;

  expect(exitOfJob({ ...failed, status })).toBe(4);
  expect(exitOf("NEWER")).toBe(6);
});

test("every way to fail has an exit code that help tells, and none is success or half of it", () => {
  const exits = new Set<number>(errorCodes.map((code) => errorExit[code]));

  expect(exits).toEqual(new Set([3, 4, 5, 6, 7, 64, 130]));
  expect(exitNumbers).toEqual([0, 2, ...[...exits].toSorted((a, b) => a - b)]);
  expect(exitCodes).toMatchObject({ ok: 0, partial: 2, usage: 64, stopped: 130 });
});
