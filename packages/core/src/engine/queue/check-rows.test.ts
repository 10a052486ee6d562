import type { TimesheetRow } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { rowsOf } from "../../testing/engine-fixture.ts";
import { checkRows } from "./check-rows.ts";

const row = (differing: Partial<TimesheetRow> = {}): TimesheetRow => {
  const [first] = rowsOf(1);
  if (first === undefined) throw new Error("a row");
  return { ...first, ...differing };
};

test("good days pass, overnight and with breaks", () => {
  const breaks = [
    { startMin: 900, endMin: 915 },
    { startMin: 720, endMin: 780 },
  ];

  expect(() =>
    checkRows([row({ breaks }), row({ date: "2026-11-02", endMin: 1560 })]),
  ).not.toThrow();
});

test.each<[string, TimesheetRow[]]>([
  ["a day twice", [row(), row({ row: 9 })]],
  ["an end before the start", [row({ startMin: 1080, endMin: 540 })]],
  ["an end at the start", [row({ endMin: 540 })]],
  ["a break before work", [row({ breaks: [{ startMin: 500, endMin: 560 }] })]],
  ["a break after work", [row({ breaks: [{ startMin: 1070, endMin: 1090 }] })]],
  ["a break that ends before it starts", [row({ breaks: [{ startMin: 780, endMin: 720 }] })]],
  [
    "breaks that overlap",
    [
      row({
        breaks: [
          { startMin: 720, endMin: 780 },
          { startMin: 770, endMin: 800 },
        ],
      }),
    ],
  ],
])("%s is refused", (_name, rows) => {
  expect(() => checkRows(rows)).toThrow("INVALID_TIMESHEET");
});
