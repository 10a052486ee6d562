import type { DayRecord } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { rowsOf } from "../testing/engine-fixture.ts";
import { openDay } from "./job.ts";
import type { RunEnding } from "./ledger.ts";
import { closeLedger } from "./ledger.ts";

const day = (known: Partial<DayRecord> = {}): DayRecord => {
  const [row] = rowsOf(1);
  if (row === undefined) throw new Error("a row");
  return { ...openDay(row), ...known };
};
const pressed = (...fates: DayRecord["sent"][number]["fate"][]): DayRecord["sent"] =>
  fates.map((fate) => ({ kind: "work_start", timeMin: 540, fate }));
const done: RunEnding = { how: "done" };
const failed: RunEnding = { how: "failed", error: { code: "SITE_CHANGED", facts: {} } };
const cancelled: RunEnding = { how: "cancelled", error: { code: "JOB_CANCELLED", facts: {} } };

test.each<[string, Partial<DayRecord>[], RunEnding, string]>([
  ["all verified", [{ outcome: "verified" }, { outcome: "awaiting_approval" }], done, "succeeded"],
  ["all skipped", [{ outcome: "skipped" }], done, "succeeded"],
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
  ["a failure after the last day", [{ outcome: "verified" }], failed, "succeeded"],
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

test.each<[string, Partial<DayRecord>, RunEnding, string, string | undefined]>([
  ["pressed and not settled", { sent: pressed("pressed") }, failed, "unknown", "not_settled"],
  ["accepted and not read back", { sent: pressed("accepted") }, failed, "unknown", "not_settled"],
  ["half read back", { sent: pressed("read_back") }, failed, "failed", "stopped"],
  ["untouched at a crash", {}, failed, "not_reached", undefined],
  ["untouched at a cancel", {}, cancelled, "not_reached", "stopped"],
])("a day %s is told so", (...[, known, ending, outcome, reason]) => {
  const [settled] = closeLedger([day(known)], "fill", ending).days;

  expect([settled?.outcome, settled?.reason]).toEqual([outcome, reason]);
});

test("a dry run whose days are all planned succeeds, and no day is said to have ended", () => {
  const closed = closeLedger([day({ plan: "enter" }), day({ plan: "closed" })], "plan", done);

  expect(closed.outcome).toBe("succeeded");
  expect(closed.days.map(({ outcome }) => outcome)).toEqual([undefined, undefined]);
});

test("an error is told unless the job succeeded", () => {
  expect(closeLedger([day()], "fill", failed).error?.code).toBe("SITE_CHANGED");
  expect(closeLedger([day({ outcome: "verified" })], "fill", failed).error).toBeUndefined();
});
