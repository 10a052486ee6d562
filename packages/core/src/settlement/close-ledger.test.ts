import type { DayReason, DayRecord, ErrorCode, HeldPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { rowsOf } from "../testing/engine-fixture.ts";
import { openDay } from "../record/job.ts";
import { type RunResult, closeLedger } from "./close-ledger.ts";

const day = (known: Partial<DayRecord> = {}): DayRecord => {
  const [row] = rowsOf(1);
  if (row === undefined) throw new Error("a row");
  return { ...openDay(row), ...known };
};
const pressed = (...fates: DayRecord["sent"][number]["fate"][]): DayRecord["sent"] =>
  fates.map((fate) => ({ kind: "work_start", timeMin: 540, fate }));
const skipped = (reason: DayReason) => ({ outcome: "skipped", reason }) as const;
const done: RunResult = { how: "done" };
const failed: RunResult = { how: "failed", error: { code: "SITE_CHANGED", facts: {} } };
const brokenBy = (code: ErrorCode): RunResult => ({ how: "failed", error: { code, facts: {} } });
const interrupted: RunResult = {
  how: "interrupted",
  error: { code: "INTERRUPTED", facts: {} },
};
const cancelled: RunResult = { how: "cancelled", error: { code: "JOB_CANCELLED", facts: {} } };

test.each<[string, Partial<DayRecord>[], RunResult, string]>([
  ["all verified", [{ outcome: "verified" }, { outcome: "awaiting_approval" }], done, "succeeded"],
  ["all there already", [skipped("already_recorded")], done, "succeeded"],
  ["a holiday and a leave left out", [skipped("holiday"), skipped("leave")], done, "succeeded"],
  ["a conflict left as it is", [{ outcome: "verified" }, skipped("conflict")], done, "partial"],
  ["a day whose leave could not be read", [skipped("leave_unread")], done, "partial"],
  ["a day found with another note", [skipped("note_differs")], done, "partial"],
  ["a closed day", [skipped("already_recorded"), skipped("closed")], done, "partial"],
  ["a day to come", [{ outcome: "verified" }, skipped("future")], done, "partial"],
  ["nothing but conflicts", [skipped("conflict"), skipped("conflict")], done, "partial"],
  ["a conflict and a refusal", [skipped("conflict"), { outcome: "rejected" }], done, "partial"],
  [
    "a failure after a press, beside a day without one",
    [{ outcome: "unknown", sent: pressed("pressed") }, {}],
    failed,
    "partial",
  ],
  ["a failure after a conflict", [skipped("conflict"), {}], failed, "failed"],
  [
    "one rejected",
    [{ outcome: "verified", sent: pressed("read_back") }, { outcome: "rejected" }],
    done,
    "partial",
  ],
  ["every day rejected", [{ outcome: "rejected" }], done, "failed"],
  ["an unknown day", [{ outcome: "unknown", sent: pressed("pressed") }], done, "partial"],
  ["a failure before anything", [{}], failed, "failed"],
  ["a failure after a day", [{ outcome: "verified" }, {}], failed, "partial"],
  ["a failure after the last day", [{ outcome: "verified" }], failed, "partial"],
  ["a service killed after the last day", [{ outcome: "verified" }], interrupted, "interrupted"],
  ["a cancel on the way", [{ outcome: "verified" }, {}], cancelled, "cancelled"],
  ["a cancel after the last day", [{ outcome: "verified" }], cancelled, "succeeded"],
  [
    "a day that done forgot",
    [{ outcome: "verified", sent: pressed("read_back") }, {}],
    done,
    "partial",
  ],
])("%s", (...[, known, ending, outcome]) => {
  expect(closeLedger(known.map(day), "fill", ending).outcome).toBe(outcome);
});

test.each<[string, Partial<DayRecord>, RunResult, string, string | undefined]>([
  ["pressed and not settled", { sent: pressed("pressed") }, failed, "unknown", "not_settled"],
  ["accepted and not read back", { sent: pressed("accepted") }, failed, "unknown", "not_settled"],
  ["half read back", { sent: pressed("read_back") }, failed, "failed", "stopped"],
  ["untouched at a crash", {}, failed, "not_reached", undefined],
  ["untouched at a cancel", {}, cancelled, "not_reached", "stopped"],
  ["untouched at a restart", {}, interrupted, "not_reached", "interrupted"],
  ["untouched at the time's end", {}, brokenBy("JOB_TIMED_OUT"), "not_reached", "timed_out"],
  ["untouched at the runner's death", {}, brokenBy("RUNNER_CRASHED"), "not_reached", "interrupted"],
  ["untouched at a stop for memory", {}, brokenBy("MEMORY_EXHAUSTED"), "not_reached", "stopped"],
  [
    "half read back at a restart",
    { sent: pressed("read_back") },
    interrupted,
    "failed",
    "interrupted",
  ],
  [
    "stopped by a shutdown",
    { outcome: "not_reached", reason: "stopped" },
    interrupted,
    "not_reached",
    "interrupted",
  ],
  [
    "rejected before a shutdown",
    { outcome: "rejected", reason: "closed" },
    interrupted,
    "rejected",
    "closed",
  ],
])("a day %s is reported", (...[, known, ending, outcome, reason]) => {
  const [settled] = closeLedger([day(known)], "fill", ending).days;

  expect([settled?.outcome, settled?.reason]).toEqual([outcome, reason]);
});

test("a dry run whose days are all planned succeeds, and no day is said to have ended", () => {
  const closed = closeLedger([day({ plan: "enter" }), day({ plan: "closed" })], "plan", done);

  expect(closed.outcome).toBe("succeeded");
  expect(closed.days.map(({ outcome }) => outcome)).toEqual([undefined, undefined]);
});

test.each<[string, RunResult, string, string | undefined]>([
  [
    "expired",
    { how: "expired", error: { code: "QUEUE_WAIT_EXPIRED", facts: {} } },
    "expired",
    undefined,
  ],
  ["a full disk", brokenBy("NO_SPACE"), "failed", "no_space"],
  ["a kill for memory", brokenBy("KILLED_FOR_MEMORY"), "failed", "interrupted"],
])("a job of untouched days that ended by %s", (...[, ending, outcome, reason]) => {
  const closed = closeLedger([day()], "fill", ending);

  expect([closed.outcome, closed.days[0]?.outcome, closed.days[0]?.reason]).toEqual([
    outcome,
    "not_reached",
    reason,
  ]);
});

test.each(["refused", "absent"] as const)(
  "a press that was %s has entered nothing, any other may have",
  (fate) => {
    const nothing = { outcome: "failed", sent: pressed(fate) } as const;
    expect(closeLedger([day(nothing)], "fill", failed).outcome).toBe("failed");
    const both = { ...nothing, sent: pressed(fate, "accepted") };
    expect(closeLedger([day(both)], "fill", failed).outcome).toBe("partial");
  },
);

test("only a day that was stopped takes the reason of the run, and one without a reason of its own run keeps it", () => {
  const stopped = day({ outcome: "failed", reason: "stopped", sent: pressed("read_back") });
  const own = day({ outcome: "failed", reason: "site_error" });

  const [first, second] = closeLedger([stopped, own], "fill", brokenBy("JOB_TIMED_OUT")).days;
  expect([first?.reason, second?.reason]).toEqual(["timed_out", "site_error"]);
  expect(closeLedger([stopped], "fill", failed).days[0]?.reason).toBe("stopped");
  expect(closeLedger([stopped], "fill", done).days[0]?.reason).toBe("stopped");
});

test("a dry run's day that has no plan yet is not reached", () => {
  const { days } = closeLedger([day({ plan: "enter" }), day()], "plan", interrupted);

  expect(days.map(({ outcome }) => outcome)).toEqual([undefined, "not_reached"]);
});

test("an error is reported unless the job succeeded", () => {
  expect(closeLedger([day()], "fill", failed).error?.code).toBe("SITE_CHANGED");
  expect(closeLedger([day({ outcome: "verified" })], "fill", failed).error?.code).toBe(
    "SITE_CHANGED",
  );
  expect(closeLedger([day({ outcome: "verified" })], "fill", cancelled).error).toBeUndefined();
  expect(closeLedger([day({ outcome: "rejected" })], "fill", done)).not.toHaveProperty("error");
});

const start = { kind: "work_start", timeMin: 540 } as const;
const end = { kind: "work_end", timeMin: 1080 } as const;
const bothReadBack = [
  { ...start, fate: "read_back" as const },
  { ...end, fate: "read_back" as const },
];
const held = (...punches: (Omit<HeldPunch, "pending"> & { pending?: boolean })[]): HeldPunch[] =>
  punches.map((punch) => Object.assign({ pending: false }, punch));

test.each<[string, Partial<DayRecord>, string]>([
  ["holds both", { now: held(start, end) }, "verified"],
  [
    "holds one, approved later",
    { now: held(start, { ...end, pending: true }) },
    "awaiting_approval",
  ],
  [
    "holds both and a break",
    { now: held(start, { kind: "rest_start", timeMin: 720 }, end) },
    "verified",
  ],
  [
    "holds another end too",
    { now: held(start, end, { kind: "work_end", timeMin: 1140 }) },
    "unknown",
  ],
  [
    "holds one that is about to be deleted",
    { now: held(start, { ...end, deleting: true }) },
    "unknown",
  ],
  ["holds them as something else", { now: held(start, { ...end, kind: "rest_start" }) }, "unknown"],
  ["is older than the last press", { now: held(start) }, "unknown"],
])("a day that a kill left open and whose last reading %s is reported", (...[, known, outcome]) => {
  for (const ending of [interrupted, brokenBy("MEMORY_EXHAUSTED"), brokenBy("RUNNER_CRASHED")]) {
    const [settled] = closeLedger([day({ sent: bothReadBack, ...known })], "fill", ending).days;

    expect(settled?.outcome).toBe(outcome);
  }
});

test.each<[string, Partial<DayRecord>, string]>([
  ["another note", { note: "直行", now: held({ ...start, note: "" }, end) }, "note_differs"],
  [
    "another place",
    { place: "大阪", now: held({ ...start, place: "本社" }, end) },
    "place_differs",
  ],
  ["no field for its note", { notTaken: ["note"], now: held(start, end) }, "note_not_taken"],
])("a day that a kill left open with both times and %s is not verified", (...[, known, reason]) => {
  const [settled] = closeLedger([day({ sent: bothReadBack, ...known })], "fill", interrupted).days;

  expect([settled?.outcome, settled?.reason]).toEqual(["failed", reason]);
});

test("a day whose first punch is there and whose second is not has failed, whatever was seen", () => {
  const sent = [
    { ...start, fate: "read_back" as const },
    { ...end, fate: "absent" as const },
  ];
  const [settled] = closeLedger([day({ sent, now: held(start) })], "fill", interrupted).days;

  expect(settled?.outcome).toBe("failed");
});
