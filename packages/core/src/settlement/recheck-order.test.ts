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
    day("2026-11-09", { outcome: "skipped", reason: "leave_unread" }),
    day("2026-11-10", { outcome: "verified", reason: "holiday" }),
    day("2026-11-11", { outcome: "skipped" }),
  ]);

  expect(leftOut).toEqual([
    { ...day("2026-11-02", { outcome: "skipped", reason: "holiday" }), sent: [] },
    { ...day("2026-11-03", { outcome: "skipped", reason: "leave" }), sent: [] },
    { ...day("2026-11-09", { outcome: "skipped", reason: "leave_unread" }), sent: [] },
  ]);
  expect(rows.map(({ date }) => date)).toEqual([
    "2026-11-04",
    "2026-11-05",
    "2026-11-06",
    "2026-11-10",
    "2026-11-11",
  ]);
});

test("nothing of a note is expected on a day that was left as it was", () => {
  const { rows } = recheckOf([
    day("2026-11-02", { note: "在宅", outcome: "skipped", reason: "conflict" }),
    day("2026-11-03", { note: "在宅", outcome: "verified", notTaken: ["place"] }),
  ]);

  expect(rows.map(({ note }) => note)).toEqual(["", "在宅"]);
});

test("each day is to have the place that it asked for and its form could take, and no other's", () => {
  const { places } = recheckOf([
    day("2026-11-02", { place: "本社", outcome: "skipped", reason: "conflict" }),
    day("2026-11-03", { place: "大阪", notTaken: ["place"] }),
    day("2026-11-04", { place: "在宅", notTaken: ["note"], outcome: "verified" }),
    day("2026-11-05"),
    day("2026-11-06", { place: "本社", outcome: "awaiting_approval" }),
  ]);

  expect(places).toEqual({ "2026-11-04": "在宅", "2026-11-06": "本社" });
});

test("several breaks are rows' breaks again, in their order", () => {
  const breaks = [
    { startMin: 720, endMin: 780 },
    { startMin: 900, endMin: 915 },
  ];
  const date = "2026-11-02";
  const wanted = wantedPunches({ row: 2, date, note: "", ...hours, breaks });

  expect(recheckOf([day(date, { wanted })]).rows[0]?.breaks).toEqual(breaks);
});

test("a note that the form could not take is not expected to be there", () => {
  const { rows } = recheckOf([day("2026-11-02", { note: "在宅", notTaken: ["note"] })]);

  expect(rows[0]?.note).toBe("");
});

test.each([
  ["no end", [{ kind: "work_start", timeMin: 540 }]],
  ["nothing", []],
  [
    "no start",
    [
      { kind: "rest_start", timeMin: 540 },
      { kind: "work_end", timeMin: 1080 },
    ],
  ],
  [
    "a break that begins twice",
    [
      { kind: "work_start", timeMin: 540 },
      { kind: "rest_start", timeMin: 720 },
      { kind: "rest_start", timeMin: 780 },
      { kind: "work_end", timeMin: 1080 },
    ],
  ],
  [
    "a break that ends twice",
    [
      { kind: "work_start", timeMin: 540 },
      { kind: "rest_end", timeMin: 720 },
      { kind: "rest_end", timeMin: 780 },
      { kind: "work_end", timeMin: 1080 },
    ],
  ],
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
  const [first, second] = [day("2026-11-02", { row: 7 }), day("2026-11-02", { row: 9 })];

  expect(() => recheckOf([day("2026-11-03"), first, second])).toThrow(
    expect.objectContaining({
      code: "INVALID_TIMESHEET",
      facts: { row: 7, date: "2026-11-02" },
    }),
  );
});
