import type { DayRecord, HeldPunch, WantedPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { endByReading, endOfBrokenDay, isLeftOpen } from "./end-of-day.ts";

const start = { kind: "work_start", timeMin: 540, pending: false } as const;
const end = { kind: "work_end", timeMin: 1080, pending: false } as const;
const restStart: WantedPunch = { kind: "rest_start", timeMin: 720 };
const restEnd: WantedPunch = { kind: "rest_end", timeMin: 780 };
const byKind = { automatic: false };

/** A day of 9:00 to 18:00 whose punches were read back. */
function dayWith(known: Partial<DayRecord>): DayRecord {
  const wanted = [start, end].map(({ kind, timeMin }) => ({ kind, timeMin }));
  const sent = wanted.map((punch) => ({ ...punch, fate: "read_back" as const }));
  return { date: "2026-11-04", row: 2, wanted, note: "", sent, ...known };
}

test.each<[what: string, known: Partial<DayRecord>, inFill: boolean, inPlan: boolean]>([
  ["nothing is known of it", {}, true, true],
  ["it has its plan", { plan: "enter" }, true, false],
  ["it has ended", { outcome: "verified" }, false, false],
  ["it has its plan and has ended", { plan: "enter", outcome: "failed" }, false, false],
])("a day is left open where %s", (...[, known, inFill, inPlan]) => {
  const day = dayWith(known);

  expect([isLeftOpen(day, "fill"), isLeftOpen(day, "plan")]).toEqual([inFill, inPlan]);
});

test.each<[what: string, known: Partial<DayRecord>, ends: object]>([
  ["both punches", { now: [start, end] }, { outcome: "verified" }],
  [
    "both, one of them pending",
    { now: [start, { ...end, pending: true }] },
    { outcome: "awaiting_approval" },
  ],
  ["one", { now: [start] }, { outcome: "failed", reason: "accepted_but_not_stored" }],
  [
    "nothing, of a day with a break",
    { wanted: [start, restStart, restEnd, end] },
    { outcome: "failed", reason: "accepted_but_not_stored" },
  ],
  [
    "another end",
    { now: [start, { ...end, timeMin: 1090 }] },
    { outcome: "failed", reason: "stored_differently" },
  ],
  [
    "both without their note",
    { note: "直行", now: [start, { ...end, note: "" }] },
    {
      outcome: "failed",
      reason: "note_differs",
      facts: { askedNote: "直行", shownNote: "" },
    },
  ],
])("a day whose list shows %s ends so", (_what, known, ends) => {
  expect(endByReading(dayWith(known), byKind)).toEqual(ends);
});

test("a day without a press was not reached, with a reason or without one", () => {
  const unsent = dayWith({ sent: [] });

  expect(endOfBrokenDay(unsent, "stopped")).toStrictEqual({
    outcome: "not_reached",
    reason: "stopped",
  });
  expect(endOfBrokenDay(unsent, undefined)).toStrictEqual({ outcome: "not_reached" });
});

test("a broken day that waits for approval without its note is no day that only waits", () => {
  const pending = { ...end, pending: true };
  const day = dayWith({ note: "直行", now: [start, end, pending].map(withoutNote) });

  expect(endOfBrokenDay(day, "stopped")).toMatchObject({
    outcome: "failed",
    reason: "note_differs",
  });
});

function withoutNote(punch: HeldPunch): HeldPunch {
  return { ...punch, note: "" };
}
