import {
  dayOutcomes,
  dayReasons,
  isUnfulfilled,
  type DayRecord,
} from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleDay as day, sampleJob } from "../../../testing/sample-job.ts";
import { awaitingDays, leftToDo } from "./left-to-do.ts";

const ended = { state: "finished", queuedAt: 0, finishedAt: 2 } as const;
const partial = { ...ended, outcome: "partial" } as const;
const left = (days: DayRecord[], part = {}) =>
  leftToDo(sampleJob({ status: partial, days, ...part })).map(
    (each) => `${each.task} ${each.days.map(({ date }) => date.slice(8)).join(",")}`,
  );

test("days that ask for the same thing are named together, approval first", () => {
  const days = [
    day("2026-11-02", { outcome: "verified" }),
    day("2026-11-04", { outcome: "not_reached", reason: "stopped" }),
    day("2026-11-05", { outcome: "awaiting_approval" }),
    day("2026-11-06", { outcome: "skipped", reason: "conflict" }),
    day("2026-11-09", { outcome: "skipped", reason: "already_awaiting" }),
    day("2026-11-10", { outcome: "rejected", reason: "note_required" }),
    day("2026-11-11", { outcome: "skipped", reason: "holiday" }),
    day("2026-11-12", { outcome: "unknown", reason: "not_settled" }),
  ];

  expect(left(days)).toEqual(["approval 05,09", "look 12", "decide 06", "mend 10", "again 04"]);
});

test("every day that is not as the sheet has it asks for something, whatever the reason", () => {
  const undone = dayOutcomes
    .flatMap((outcome) => dayReasons.map((reason) => ({ outcome, reason })))
    .filter(isUnfulfilled)
    .map((end) => day("2026-11-04", end));

  expect(undone.filter((one) => left([one]).length !== 1)).toEqual([]);
  expect(undone.length).toBeGreaterThan(dayReasons.length);
});

test("days that are held, or that the user's own rules leave out, ask for nothing", () => {
  const days = [
    day("2026-11-02", { outcome: "verified" }),
    day("2026-11-03", { outcome: "skipped", reason: "already_recorded" }),
    day("2026-11-04", { outcome: "skipped", reason: "leave" }),
  ];

  expect(left(days)).toEqual([]);
});

test("a plan, a running job and one that failed as a whole list nothing", () => {
  const days = [day("2026-11-02", { outcome: "not_reached" })];
  const error = { code: "LOGIN_REJECTED", facts: {} } as const;

  expect(left(days)).toEqual(["again 02"]);
  expect(left(days, { mode: "plan" })).toEqual([]);
  expect(left(days, { status: { state: "running", queuedAt: 0, startedAt: 1 } })).toEqual([]);
  expect(left(days, { status: { ...ended, outcome: "failed", error } })).toEqual([]);
});

test("what awaits approval is offered to be read again", () => {
  const days = [
    day("2026-11-02", { outcome: "awaiting_approval" }),
    day("2026-11-04", { outcome: "verified" }),
  ];

  expect(awaitingDays(days).map(({ date }) => date)).toEqual(["2026-11-02"]);
});
