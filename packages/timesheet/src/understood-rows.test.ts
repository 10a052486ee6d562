import type { RawSheet } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { understoodRows } from "./understood-rows.ts";

const today = "2026-11-25";

const cell = (value: string | number) =>
  typeof value === "number" ? { text: String(value), number: value } : { text: value };

function sheetOf(...rows: [date: string | number, start: string | number, end: string | number][]) {
  const sheet: RawSheet = {
    name: "勤怠",
    headerRow: 1,
    headers: [],
    mapping: { date: 1, start: 2, end: 3 },
    month: "2026-11",
    rows: rows.map(([date, start, end], at) => ({
      row: at + 2,
      cells: { date: cell(date), start: cell(start), end: cell(end) },
    })),
  };
  return sheet;
}

test("numbers, days without their month and decorated times are given as they are understood", () => {
  const sheet = sheetOf([46328, 0.385416666666667, 0.75], ["4(水)", "直行9:00", "18時半"]);

  expect([...understoodRows(sheet, { today }).values()]).toEqual([
    { date: "2026-11-02", times: { start: 555, end: 1080 } },
    { date: "2026-11-04", times: { start: 540, end: 1110 } },
  ]);
});

test("an end on the next morning counts on from its start", () => {
  expect([...understoodRows(sheetOf(["2026-11-02", "22:00", "6:00"]), { today }).values()]).toEqual(
    [{ date: "2026-11-02", times: { start: 1320, end: 1800 } }],
  );
});

test("of a row with a mistake the other cells are understood all the same", () => {
  expect([
    ...understoodRows(sheetOf(["2026-11-02", "25:70", "18:00"]), { today }).values(),
  ]).toEqual([{ date: "2026-11-02", times: { end: 1080 } }]);
});

test("a day off and a sum have no times", () => {
  const sheet = sheetOf(["2026-11-02", "有給", ""], ["合計", "", "171:00"]);

  expect([...understoodRows(sheet, { today }).values()]).toEqual([
    { date: "2026-11-02", times: {} },
    { times: {} },
  ]);
});

test("of several people only the chosen one's rows are understood", () => {
  const sheet = sheetOf(["2026-11-02", "9:00", "18:00"], ["2026-11-02", "10:00", "19:00"]);
  const rows = sheet.rows.map((row, at) => ({ ...row, person: at === 0 ? "山田" : "佐藤" }));
  const several = { ...sheet, people: ["山田", "佐藤"], rows };

  expect(understoodRows(several, { today }).size).toBe(0);
  expect([...understoodRows(several, { today, person: "佐藤" }).values()]).toEqual([
    { date: "2026-11-02", times: { start: 600, end: 1140 } },
  ]);
});
