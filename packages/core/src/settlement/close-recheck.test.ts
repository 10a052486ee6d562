import type { DayRecord } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { closeRecheck } from "./close-recheck.ts";

const day = (more: Partial<DayRecord>): DayRecord => ({
  date: "2026-11-04",
  row: 2,
  wanted: [],
  note: "",
  sent: [],
  ...more,
});

test.each([
  ["all is held", [day({ outcome: "verified" })], "succeeded"],
  ["nothing was to be read", [], "succeeded"],
  ["one is not held", [day({ outcome: "verified" }), day({ outcome: "failed" })], "partial"],
  ["none is held", [day({ outcome: "failed", reason: "not_held" })], "partial"],
] as const)("a recheck to its end, where %s", (_what, days, outcome) => {
  expect(closeRecheck(days, { how: "done" })).toEqual({ days, outcome });
});

test("one that broke off ends as the run did", () => {
  const error = { code: "SESSION_LOST", facts: {} } as const;
  const days = [day({ outcome: "failed", reason: "not_held" })];

  expect(closeRecheck(days, { how: "failed", error })).toEqual({ days, outcome: "failed", error });
  expect(closeRecheck([day({})], { how: "cancelled", error })).toMatchObject({
    outcome: "cancelled",
    days: [{ outcome: "not_reached" }],
  });
});
