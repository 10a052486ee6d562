import {
  dayOutcomes,
  isUnfulfilled,
  type DayRecord,
  type JobView,
} from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleDay as day, sampleJob } from "../../testing/sample-job.ts";
import { endNoteOf } from "./end/end-note.ts";
import { outcomesOf } from "../../state/job/outcomes-of.ts";
import { applicableOf, currentDay, progressOf, restOf } from "./job-progress.ts";

const running = { state: "running", queuedAt: 0, startedAt: 1 } as const;
const succeeded = { state: "finished", queuedAt: 0, finishedAt: 2, outcome: "succeeded" } as const;
const partial = { ...succeeded, outcome: "partial" } as const;
const jobOf = (days: DayRecord[], part: Partial<JobView> = {}) =>
  sampleJob({ status: partial, days, ...part });

const logged = (date: string) => [
  {
    seq: 1,
    at: 0,
    level: "info" as const,
    date,
    message: { code: "browser_starting" as const, facts: {} },
  },
];

test("a day that was not reached is not progress", () => {
  const job = jobOf([
    day("2026-11-02", { outcome: "verified" }),
    day("2026-11-04", { outcome: "not_reached" }),
    day("2026-11-05"),
  ]);

  expect(progressOf(job)).toEqual({ done: 1, total: 3, percent: 33 });
});

test("of a plan can be applied what the form takes, and a conflict that the user wants completed", () => {
  const addable = [{ kind: "work_end" as const, timeMin: 1080 }];
  const job = jobOf(
    [
      day("2026-11-02", { plan: "enter" }),
      day("2026-11-03", { plan: "enter", reason: "note_required" }),
      day("2026-11-04", { plan: "conflict", addable }),
      day("2026-11-05", { plan: "conflict" }),
      day("2026-11-06", { plan: "enter", reason: "note_not_taken" }),
    ],
    { mode: "plan" },
  );
  const datesOf = (wanted: string[]) => applicableOf(job, new Set(wanted)).map(({ date }) => date);

  expect(datesOf([])).toEqual(["2026-11-02", "2026-11-06"]);
  expect(datesOf(["2026-11-04", "2026-11-05"])).toEqual(["2026-11-02", "2026-11-04", "2026-11-06"]);
});

test("in a dry run, a day that was compared is progress", () => {
  const job = jobOf([day("2026-11-02", { plan: "enter" }), day("2026-11-04")], { mode: "plan" });

  expect(progressOf(job)).toMatchObject({ done: 1, total: 2 });
});

test("the rest is every day that the contract calls unfulfilled", () => {
  const job = jobOf(dayOutcomes.map((outcome, index) => day(`2026-11-0${index + 1}`, { outcome })));

  expect(restOf(job).map(({ outcome }) => outcome)).toEqual(
    dayOutcomes.filter((outcome) => isUnfulfilled({ outcome })),
  );
});

test("a conflict, a closed and a future day are in the rest; a holiday and a recorded day are not", () => {
  const reasons = ["conflict", "holiday", "closed", "already_recorded", "future", "leave"] as const;
  const job = jobOf(
    reasons.map((reason, index) => day(`2026-11-0${index + 1}`, { outcome: "skipped", reason })),
  );

  expect(restOf(job).map(({ reason }) => reason)).toEqual(["conflict", "closed", "future"]);
});

test("after a dry run, the rest is what would be entered; while running there is none", () => {
  const days = [
    day("2026-11-02", { plan: "enter", outcome: "skipped" }),
    day("2026-11-04", { plan: "already_recorded", outcome: "skipped" }),
  ];

  expect(restOf(jobOf(days, { mode: "plan", status: succeeded }))).toHaveLength(1);
  expect(restOf(jobOf(days, { mode: "plan", status: running }))).toEqual([]);
});

test("the tally names only the outcomes that occurred", () => {
  const days = [day("2026-11-02", { outcome: "verified" }), day("2026-11-04")];

  expect(outcomesOf(days)).toEqual({ verified: 1 });
});

test("the current day is the newest in the log that has not ended", () => {
  const job = jobOf([day("2026-11-02", { outcome: "verified" }), day("2026-11-04")], {
    status: running,
  });
  expect(currentDay(job, logged("2026-11-04"))).toBe("2026-11-04");
  expect(currentDay(job, logged("2026-11-02"))).toBeUndefined();
});

test.each([
  ["allEntered", [day("2026-11-02", { outcome: "verified" })]],
  ["allThere", [day("2026-11-02", { outcome: "skipped", reason: "already_recorded" })]],
  ["skips", [day("2026-11-02", { outcome: "skipped", reason: "holiday" })]],
  ["awaiting", [day("2026-11-02", { outcome: "awaiting_approval" })]],
  ["awaiting", [day("2026-11-02", { outcome: "skipped", reason: "already_awaiting" })]],
] as const)("a job that succeeded is summed up as %s", (kind, days) => {
  expect(endNoteOf(jobOf([...days], { status: succeeded })).kind).toBe(kind);
});

test.each([
  ["conflicts", 1, [day("2026-11-02", { outcome: "skipped", reason: "conflict" })]],
  ["conflicts", 1, [day("2026-11-02", { outcome: "skipped", reason: "note_differs" })]],
  ["partial", 1, [day("2026-11-02", { outcome: "skipped", reason: "leave_unread" })]],
  ["partial", 1, [day("2026-11-02", { outcome: "skipped", reason: "closed" })]],
  [
    "partial",
    2,
    [
      day("2026-11-02", { outcome: "skipped", reason: "conflict" }),
      day("2026-11-04", { outcome: "failed" }),
    ],
  ],
] as const)("a job that left days undone is summed up as %s of %i", (kind, count, days) => {
  const job = jobOf([day("2026-11-01", { outcome: "verified" }), ...days]);

  expect(endNoteOf(job)).toEqual({ kind, days: count });
});

test.each([
  ["rechecked", 1, [day("2026-11-02", { outcome: "verified" })]],
  ["stillAwaiting", 1, [day("2026-11-02", { outcome: "awaiting_approval" })]],
  [
    "differing",
    1,
    [
      day("2026-11-02", { outcome: "awaiting_approval" }),
      day("2026-11-04", { outcome: "failed", reason: "not_held" }),
    ],
  ],
] as const)("a recheck is summed up as %s of %i", (kind, count, days) => {
  const job = jobOf([...days], { mode: "recheck" });

  expect(endNoteOf(job)).toEqual({ kind, days: count });
});

test("a job that did not succeed is never summed up as done", () => {
  const open = jobOf([day("2026-11-02", { outcome: "verified" }), day("2026-11-04")]);

  expect(endNoteOf(open).kind).toBe("partial");
});
