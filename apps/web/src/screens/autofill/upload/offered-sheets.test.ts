import { expect, test } from "vitest";
import { offeredSheets } from "./offered-sheets.ts";

const book = (...names: string[]) =>
  names.map((name) => ({ name, hidden: false, matchedColumns: 3 }));
const today = "2026-11-25";

test.each([
  [["表紙", "9月", "10月", "11月", "12月"]],
  [["表紙", "2025年11月", "2026年10月", "2026年11月"]],
  [["表紙", "2026-10", "2026-11", "2027-01"]],
  [["表紙", "8", "10", "11"]],
])("a cover offers the sheet of this month, then of the last: %j", (names) => {
  const offered = offeredSheets(book(...names), { shown: "表紙", today });

  expect(offered.map(({ month }) => month)).toEqual(["this", "last"]);
  expect(offered[0]?.name).toMatch(/11/);
  expect(offered[1]?.name).toMatch(/10/);
});

test("nothing is offered where one of the two is read, nor a hidden sheet", () => {
  const names = book("表紙", "10月", "11月");
  const hidden = names.map((sheet) => ({ ...sheet, hidden: true }));

  expect(offeredSheets(names, { shown: "10月", today })).toEqual([]);
  expect(offeredSheets(hidden, { shown: "表紙", today })).toEqual([]);
});

test("in January the last month is December", () => {
  const offered = offeredSheets(book("表紙", "12月"), { shown: "表紙", today: "2026-01-05" });

  expect(offered).toEqual([{ name: "12月", month: "last" }]);
});
