import { expect, test } from "vitest";
import { dayOutcomes, dayReasons } from "./ledger.ts";
import { isUnfulfilled } from "./is-unfulfilled.ts";

test("a day that was rejected, failed, is unknown or was not reached leaves the sheet unfulfilled", () => {
  expect(dayOutcomes.filter((outcome) => isUnfulfilled({ outcome }))).toEqual([
    "rejected",
    "failed",
    "unknown",
    "not_reached",
  ]);
});

test("so does a day skipped because Jobcan holds other times or takes none, and no other skip", () => {
  const skips = dayReasons.filter((reason) => isUnfulfilled({ outcome: "skipped", reason }));

  expect(skips).toEqual([
    "conflict",
    "leave_unread",
    "future",
    "closed",
    "note_differs",
    "place_differs",
  ]);
});

test("a reason alone says nothing: a day in a dry run has not ended", () => {
  expect(isUnfulfilled({ outcome: undefined, reason: "conflict" })).toBe(false);
  expect(isUnfulfilled({ outcome: "verified", reason: "conflict" })).toBe(false);
});
