import { expect, test } from "vitest";
import { correctionsOf, wantedPunches } from "./plan-timesheet.ts";
import { templateMonth, templateRows } from "./template-rows.ts";

const row = { row: 2, date: "2026-11-02", startMin: 540, endMin: 1080, note: "" };

test("a day without breaks wants in and out", () => {
  expect(wantedPunches({ ...row, breaks: [] })).toEqual([
    { kind: "work_start", timeMin: 540 },
    { kind: "work_end", timeMin: 1080 },
  ]);
});

test("a day has two corrections, and two more for each break", () => {
  const breaks = [
    { startMin: 720, endMin: 780 },
    { startMin: 900, endMin: 915 },
  ];
  const rows = [
    { ...row, breaks: [] },
    { ...row, breaks },
  ];
  expect(correctionsOf(rows)).toBe(8);
  expect(correctionsOf(rows)).toBe(rows.flatMap(wantedPunches).length);
});

test("breaks lie between, in the order of time", () => {
  const breaks = [
    { startMin: 900, endMin: 915 },
    { startMin: 720, endMin: 780 },
  ];
  const punches = wantedPunches({ ...row, breaks });
  expect(punches.map((punch) => punch.timeMin)).toEqual([540, 720, 780, 900, 915, 1080]);
  expect(punches.map((punch) => punch.kind)).toEqual([
    "work_start",
    "rest_start",
    "rest_end",
    "rest_start",
    "rest_end",
    "work_end",
  ]);
});

test("a template holds the month's working days, with hours for those that have come", () => {
  const rows = templateRows("2026-11", "2026-11-24");
  expect(rows).toHaveLength(19);
  expect(rows[0]).toEqual({ date: "2026-11-02", hours: { startMin: 540, endMin: 1080 } });
  expect(rows.findLast(({ hours }) => hours)?.date).toBe("2026-11-24");
});

test("last month of January is December", () => {
  expect(templateMonth("this-month", "2026-11-23")).toBe("2026-11");
  expect(templateMonth("last-month", "2026-11-23")).toBe("2026-10");
  expect(templateMonth("last-month", "2026-01-05")).toBe("2025-12");
});
