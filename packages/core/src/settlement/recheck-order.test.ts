import type { RecheckDay } from "@jobcan-automation/contract";
import { wantedPunches } from "@jobcan-automation/timesheet";
import { expect, test } from "vitest";
import { recheckOf } from "./recheck-order.ts";

const hours = { startMin: 540, endMin: 1080, breaks: [{ startMin: 720, endMin: 780 }] };
const day = (date: string, more: Partial<RecheckDay> = {}): RecheckDay => ({
  date,
  row: Number(date.slice(-2)),
  wanted: wantedPunches({ row: 2, date, note: "", ...hours }),
  note: "",
  ...more,
});

test("days are rows again, those that awaited approval first", () => {
  const { rows } = recheckOf([
    day("2026-11-05", { outcome: "verified" }),
    day("2026-11-04", { outcome: "skipped", reason: "already_awaiting" }),
    day("2026-11-02", { outcome: "unknown", note: "在宅" }),
    day("2026-11-06", { outcome: "awaiting_approval" }),
  ]);

  expect(rows.map(({ date }) => date)).toEqual([
    "2026-11-04",
    "2026-11-06",
    "2026-11-02",
    "2026-11-05",
  ]);
  expect(rows[2]).toEqual({ row: 2, date: "2026-11-02", note: "在宅", ...hours });
});

test("days that the user's own rules left out stay as they were told, all others are read", () => {
  const { rows, leftOut } = recheckOf([
    day("2026-11-02", { outcome: "skipped", reason: "holiday" }),
    day("2026-11-03", { outcome: "skipped", reason: "leave" }),
    day("2026-11-04", { outcome: "skipped", reason: "conflict" }),
    day("2026-11-05", { outcome: "not_reached" }),
    day("2026-11-06"),
  ]);

  expect(leftOut.map(({ date }) => date)).toEqual(["2026-11-02", "2026-11-03"]);
  expect(rows.map(({ date }) => date)).toEqual(["2026-11-04", "2026-11-05", "2026-11-06"]);
});

test("a note that the form could not take is not expected to be there", () => {
  const { rows } = recheckOf([day("2026-11-02", { note: "在宅", notTaken: ["note"] })]);

  expect(rows[0]?.note).toBe("");
});

test.each([
  ["no end", [{ kind: "work_start", timeMin: 540 }]],
  [
    "half a break",
    [
      { kind: "work_start", timeMin: 540 },
      { kind: "rest_start", timeMin: 720 },
      { kind: "work_end", timeMin: 1080 },
    ],
  ],
  [
    "a break the other way round",
    [
      { kind: "work_start", timeMin: 540 },
      { kind: "rest_end", timeMin: 720 },
      { kind: "rest_start", timeMin: 780 },
      { kind: "work_end", timeMin: 1080 },
    ],
  ],
] as const)("a day with %s is no day of a sheet", (_what, wanted) => {
  expect(() => recheckOf([day("2026-11-02", { wanted: [...wanted] })])).toThrow(
    expect.objectContaining({
      code: "INVALID_TIMESHEET",
      facts: { row: 2, date: "2026-11-02" },
    }),
  );
});

test("a day that stands there twice is refused", () => {
  expect(() => recheckOf([day("2026-11-02"), day("2026-11-02")])).toThrow("INVALID_TIMESHEET");
});
