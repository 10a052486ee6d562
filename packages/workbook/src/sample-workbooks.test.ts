import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkTimesheet } from "@jobcan-automation/timesheet";
import { readWorkbook } from "./read-workbook.ts";
import { workbookEntry } from "./testing/upload-folder.ts";

const fixtures = new URL("../fixtures/", import.meta.url);
const signal = new AbortController().signal;

async function readFixture(name: string) {
  const path = fileURLToPath(new URL(name, fixtures));
  const workbook = await readWorkbook({ path, fileName: name, entry: workbookEntry, signal });
  if (!workbook.sheet) throw new Error("no sheet was found");
  return { workbook, ...checkTimesheet(workbook.sheet, { today: "2026-11-30" }) };
}

test.each([
  ["month-strings-openpyxl.xlsx", 540, 1080],
  ["month-cells-xlsxwriter.xlsx", 555, 1100],
  ["month-libreoffice.xlsx", 540, 1080],
])("%s gives November's 19 working days without an issue", async (name, startMin, endMin) => {
  const { rows, issues } = await readFixture(name);
  expect(issues).toEqual([]);
  expect(rows).toHaveLength(19);
  expect(rows[0]).toMatchObject({ row: 2, date: "2026-11-02", startMin, endMin });
  expect(rows.at(-1)?.date).toBe("2026-11-30");
});

test("what people type gives 9 days and no error", async () => {
  const { rows, issues } = await readFixture("what-people-type.xlsx");
  expect(rows.map(({ date, startMin, endMin }) => [date.slice(8), startMin, endMin])).toEqual([
    ["02", 540, 1080],
    ["04", 540, 1110],
    ["05", 555, 1125],
    ["06", 540, 1080],
    ["09", 570, 1145],
    ["10", 540, 1080],
    ["11", 1320, 1560],
    ["12", 780, 1590],
    ["13", 1740, 1995],
  ]);
  expect(rows[1]?.note).toBe("在宅");
  expect(issues.map((issue) => issue.level)).not.toContain("error");
});

test("the sheet with mistakes gives its 6 mistakes each at its cell, and 2 good rows", async () => {
  const { rows, issues } = await readFixture("with-mistakes.xlsx");
  const errors = issues.filter((issue) => issue.level === "error");
  expect(errors.map(({ cell, code, alsoCells = [] }) => [cell, code].concat(alsoCells))).toEqual([
    ["A3", "no_such_day"],
    ["B4", "not_a_time"],
    ["C5", "end_not_after_start"],
    ["B6", "missing_start"],
    ["A7", "same_day_twice", "A2"],
    ["A10", "not_a_date"],
  ]);
  expect(rows.map(({ row, startMin, endMin }) => [row, startMin, endMin])).toEqual([
    [8, 540, 1080],
    [9, 1080, 1980],
  ]);
});

test("a company's form gives the hours worked, not the planned ones beside them, and no error", async () => {
  const { workbook, rows, issues } = await readFixture("company-form-libreoffice.xlsx");
  expect(workbook.sheet?.mapping).toEqual({ date: 1, start: 5, end: 6, note: 9 });
  expect(rows).toHaveLength(14);
  expect(rows[0]).toMatchObject({ row: 8, date: "2026-11-02", startMin: 570, endMin: 1155 });
  expect(issues.filter((issue) => issue.level === "error")).toEqual([]);
});

test("a month of formulas is read by their stored values; where these are empty, so is the day", async () => {
  const { rows, issues } = await readFixture("month-formulas-libreoffice.xlsx");
  expect(rows).toHaveLength(16);
  expect(rows[0]).toMatchObject({ row: 5, date: "2026-11-02", startMin: 540, endMin: 1080 });
  expect(issues.map(({ code }) => code)).not.toContain("formula_without_value");
  expect(issues.filter((issue) => issue.level === "error")).toEqual([]);
});

test("every sample workbook is part of these tests", async () => {
  const names = (await readdir(fixtures)).filter((name) => name.endsWith(".xlsx"));
  expect(names).toHaveLength(7);
});
