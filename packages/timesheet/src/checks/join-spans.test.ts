import type { RawSpan } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { checkTimesheet } from "./check-timesheet.ts";
import { day, sheetOf, today } from "../testing/sheet-check.ts";

function spanAt(kind: RawSpan["kind"], hour: number): RawSpan {
  const [start, end] = [{ text: `${hour}:00` }, { text: `${hour}:30` }];
  return { kind, columns: [10 + hour, 11 + hour], start, end };
}

function checkDay(spans: RawSpan[], more: { breakStart?: string; breakEnd?: string } = {}) {
  const sheet = sheetOf([{ ...day("2026-11-10", "9:00", "9:30"), ...more }]);
  const rows = sheet.rows.map((row) => ({ ...row, spans }));
  return checkTimesheet({ ...sheet, rows }, { today });
}

const sixShifts = [10, 11, 12, 13, 14].map((hour) => spanAt("hours", hour));

test("a day of more shifts than an order has breaks for is doubtful, never an order that is refused", () => {
  const { rows, issues } = checkDay([...sixShifts, spanAt("hours", 15), spanAt("hours", 16)]);
  expect(rows).toMatchObject([{ startMin: 540, endMin: 870, doubtful: true }]);
  expect(rows[0]?.breaks).toHaveLength(5);
  const unread = issues.filter(({ code }) => code === "hours_not_read");
  expect(unread.map(({ cell }) => cell)).toEqual(["Y2", "Z2"]);
});

test("a break beyond the times between six shifts is not read, and that is said", () => {
  const { rows, issues } = checkDay(sixShifts, { breakStart: "14:10", breakEnd: "14:20" });
  expect(rows).toMatchObject([{ endMin: 870, doubtful: true }]);
  expect(rows[0]?.breaks).toHaveLength(5);
  expect(issues).toContainEqual(
    expect.objectContaining({ cell: "E2", code: "break_not_read", level: "warning" }),
  );
  const five = checkDay(sixShifts.slice(0, 4), { breakStart: "13:10", breakEnd: "13:20" });
  expect(five.rows[0]?.breaks).toHaveLength(5);
  expect(five.rows[0]?.doubtful).toBeUndefined();
});
