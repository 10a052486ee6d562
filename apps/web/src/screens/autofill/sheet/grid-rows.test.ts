import { checkTimesheet } from "@jobcan-automation/timesheet";
import { expect, test } from "vitest";
import { changeDraft } from "../../../state/change-draft.ts";
import { draftOf } from "../../../state/draft.ts";
import {
  datesOf,
  leavePreview,
  preview,
  rawRow,
  sheet,
  today,
} from "../../../testing/sample-preview.ts";
import { countIssues, gridColumns, gridRows, sheetIssues } from "./grid-rows.ts";

test("correcting a cell checks the sheet again and lets the row go", () => {
  const corrected = changeDraft(draftOf(preview), {
    type: "edit",
    edit: { row: 3, role: "start", text: "9:30" },
  });

  expect(datesOf(corrected)).toEqual(["2026-11-02", "2026-11-04", "2026-11-05"]);
  expect(countIssues(corrected).error).toBe(0);
  expect(gridRows(corrected)[1]?.cells[1]).toMatchObject({
    name: "B3",
    shown: "9:30",
    edited: true,
  });
});

test("a day off, a sum and a day to come have nothing to correct", () => {
  const rows = [
    rawRow(2, ["2026-11-07", "", ""]),
    rawRow(3, ["合計", "", "171:00"]),
    rawRow(4, ["2026-11-30", "", ""]),
    rawRow(5, ["2026-11-09", "", "18:00"]),
  ];
  const daysOff = { ...sheet, rows };
  const workbook = { ...preview.workbook, sheet: daysOff };
  const checked = checkTimesheet(daysOff, { today });
  const shown = gridRows(draftOf({ ...preview, workbook, checked }));

  expect(shown.map(({ state }) => state)).toEqual(["off", "off", "off", "fix"]);
});

test("the grid shows rows that hold anything, with their findings on their cells", () => {
  const rows = gridRows(draftOf(preview));

  expect(rows.map(({ row, state }) => [row, state])).toEqual([
    [2, "good"],
    [3, "fix"],
    [5, "good"],
  ]);
  expect(rows[1]?.cells.map(({ level }) => level)).toEqual([undefined, "error", undefined]);
  expect(rows[0]?.weekday).toBe(1);
});

test("a day given twice marks both of its rows and both of its cells", () => {
  const twice = { ...sheet, rows: [...sheet.rows, rawRow(6, ["2026-11-02", "8:00", "9:00"])] };
  const draft = draftOf({
    ...preview,
    workbook: { ...preview.workbook, sheet: twice },
    checked: checkTimesheet(twice, { today }),
  });

  const marked = gridRows(draft).filter(({ issues }) =>
    issues.some(({ code }) => code === "same_day_twice"),
  );
  expect(marked.map(({ row }) => row)).toEqual([2, 6]);
  for (const { cells } of marked) {
    expect(cells.map(({ level }) => level)).toEqual(["error", undefined, undefined]);
  }
});

test("columns that the sheet has not are not shown", () => {
  expect(gridColumns(draftOf(preview))).toEqual(["date", "start", "end"]);
});

test("a row that holds nothing but formulas without a value is shown: its findings would be shown nowhere else", () => {
  const empty = { text: "", formula: "uncached" } as const;
  const raw = { ...sheet, rows: [{ row: 2, cells: { date: empty, start: empty, end: empty } }] };
  const draft = draftOf({
    ...preview,
    workbook: { ...preview.workbook, sheet: raw },
    checked: checkTimesheet(raw, { today }),
  });

  expect(countIssues(draft).error).toBe(3);
  expect(gridRows(draft).map(({ row, issues }) => [row, issues.length])).toEqual([[2, 3]]);
});

test("a row that the sheet puts in doubt is sent only when the user chooses it", () => {
  const fresh = draftOf(leavePreview);
  const chosen = changeDraft(fresh, { type: "choose_row", place: { row: 3 }, chosen: true });

  expect(datesOf(fresh)).toEqual(["2026-11-02"]);
  expect(gridRows(fresh)[1]).toMatchObject({ state: "check", chosen: false, isOpen: true });
  expect(datesOf(chosen)).toEqual(["2026-11-02", "2026-11-04"]);
  expect(datesOf(changeDraft(fresh, { type: "choose_all", chosen: true }))).toHaveLength(2);
});

test("what is said of the sheet as a whole stands above its rows", () => {
  expect(sheetIssues(draftOf(leavePreview)).map(({ cell, code }) => [cell, code])).toEqual([
    ["E1", "other_break"],
  ]);
});

test("two days on one row are corrected and chosen each by itself", () => {
  const halves = {
    ...sheet,
    moreBlocks: [{ date: 5, start: 6, end: 7 }],
    rows: [
      rawRow(2, ["2026-11-02", "9:00", "18:00"]),
      { ...rawRow(2, ["2026-11-16", "9:00", "25:70"]), block: 1 },
    ],
  };
  const workbook = { format: "xlsx" as const, sheets: [], sheet: halves };
  const checked = checkTimesheet(halves, { today });
  const edit = { row: 2, block: 1, role: "end", text: "19:00" } as const;
  const mended = changeDraft(draftOf({ ...preview, workbook, checked }), { type: "edit", edit });
  const first = { type: "choose_row", place: { row: 2 }, chosen: false } as const;

  expect(datesOf(mended)).toEqual(["2026-11-02", "2026-11-16"]);
  expect(gridRows(mended).map(({ key }) => key)).toEqual(["2", "2.1"]);
  expect(gridRows(mended)[1]?.cells[2]).toMatchObject({ name: "G2", shown: "19:00", edited: true });
  expect(datesOf(changeDraft(mended, first))).toEqual(["2026-11-16"]);
});

test("a cell shows what was understood, and keeps the sheet's own text where that is another", () => {
  const rows = [
    { row: 2, cells: { date: number(46328), start: number(0.385416667), end: { text: "18:00" } } },
    rawRow(3, ["4(水)", "直行9:00", "25:70"]),
  ];
  const asNumbers = { ...sheet, month: "2026-11", rows };
  const workbook = { ...preview.workbook, sheet: asNumbers };
  const checked = checkTimesheet(asNumbers, { today });
  const [first, second] = gridRows(draftOf({ ...preview, workbook, checked }));

  expect(first?.cells.map(({ shown, raw }) => [shown, raw])).toEqual([
    ["2026/11/2", "46328"],
    ["9:15", "0.385416667"],
    ["18:00", undefined],
  ]);
  expect(second?.cells.map(({ shown, raw }) => [shown, raw])).toEqual([
    ["2026/11/4", "4(水)"],
    ["9:00", "直行9:00"],
    ["25:70", undefined],
  ]);
  expect([first?.workedMin, second?.workedMin]).toEqual([525, undefined]);
});

test("the hours of a day are those from start to end, less the breaks of the sheet", () => {
  const rest = { breakStart: { text: "12:00" }, breakEnd: { text: "12:45" } };
  const { row, cells } = rawRow(2, ["2026-11-02", "9:00", "18:00"]);
  const withBreak = {
    ...sheet,
    mapping: { ...sheet.mapping, breakStart: 4, breakEnd: 5 },
    rows: [{ row, cells: { ...cells, ...rest } }],
  };
  const workbook = { ...preview.workbook, sheet: withBreak };
  const checked = checkTimesheet(withBreak, { today });

  expect(gridRows(draftOf({ ...preview, workbook, checked }))[0]?.workedMin).toBe(495);
});

test("where days stand side by side a day is called by the cell of its date", () => {
  const across = {
    ...sheet,
    layout: "days_across" as const,
    mapping: { date: 2, start: 3, end: 4 },
    rows: [
      { ...rawRow(3, ["2026-11-02", "9:00", "18:00"]), column: 2 },
      { ...rawRow(3, ["2026-11-04", "9:00", "18:00"]), column: 4, block: 1 },
    ],
  };
  const workbook = { ...preview.workbook, sheet: across };
  const checked = checkTimesheet(across, { today });

  expect(gridRows(draftOf({ ...preview, workbook, checked })).map(({ place }) => place)).toEqual([
    "B2",
    "D2",
  ]);
});

const number = (value: number) => ({ text: String(value), number: value });
