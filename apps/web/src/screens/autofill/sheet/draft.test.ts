import type { UploadPreview } from "@jobcan-automation/contract";
import { checkTimesheet } from "@jobcan-automation/timesheet";
import { expect, test } from "vitest";
import {
  changeDraft,
  draftOf,
  onlyDays,
  rowsToSend,
  suggestedEdits,
} from "../../../state/draft.ts";
import { countIssues, gridColumns, gridRows, sheetIssues } from "./grid-rows.ts";

const sheet: UploadPreview["workbook"]["sheet"] & object = {
  name: "勤怠",
  headerRow: 1,
  headers: [],
  mapping: { date: 1, start: 2, end: 3 },
  rows: [
    rawRow(2, ["2026-11-02", "9:00", "18:00"]),
    rawRow(3, ["2026-11-04", "25:70", "18:00"]),
    rawRow(4, ["", "", ""]),
    rawRow(5, ["2026-11-05", "10:00", "19:00"]),
  ],
};
const today = "2026-11-23";
const preview: UploadPreview = {
  uploadId: "u1",
  fileName: "a.xlsx",
  today,
  workbook: { format: "xlsx", sheets: [], sheet },
  checked: checkTimesheet(sheet, { today }),
};

function rawRow(row: number, [date, start, end]: [string, string, string]) {
  return { row, cells: { date: { text: date }, start: { text: start }, end: { text: end } } };
}

const datesOf = (draft: ReturnType<typeof draftOf>) => rowsToSend(draft).map(({ date }) => date);

test("a fresh draft sends every row without an error", () => {
  expect(datesOf(draftOf(preview))).toEqual(["2026-11-02", "2026-11-05"]);
});

test("correcting a cell checks the sheet again and lets the row go", () => {
  const corrected = changeDraft(draftOf(preview), {
    type: "edit",
    edit: { row: 3, role: "start", text: "9:30" },
  });

  expect(datesOf(corrected)).toEqual(["2026-11-02", "2026-11-04", "2026-11-05"]);
  expect(countIssues(corrected).error).toBe(0);
  expect(gridRows(corrected)[1]?.cells[1]).toMatchObject({
    name: "B3",
    text: "9:30",
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

test("all suggestions are taken at once, and can be undone", () => {
  const noYears = {
    ...sheet,
    rows: [
      rawRow(2, ["11/2(月)", "9", "18:00"]),
      rawRow(3, ["11/4(水)", "22:00", "6:00"]),
      rawRow(4, ["昨日", "9:00", "18:00"]),
    ],
  };
  const workbook = { ...preview.workbook, sheet: noYears };
  const checked = checkTimesheet(noYears, { today });
  const mended = changeDraft(draftOf({ ...preview, workbook, checked }), {
    type: "take_suggestions",
  });

  expect(datesOf(mended)).toEqual(["2026-11-02", "2026-11-04"]);
  expect([...mended.edited]).toEqual(["2:date", "2:start", "3:date"]);
  expect(suggestedEdits(mended)).toEqual([]);
  expect(datesOf(changeDraft(mended, { type: "undo_edits" }))).toEqual([]);
});

test("typing the old text again is no edit", () => {
  const there = changeDraft(draftOf(preview), {
    type: "edit",
    edit: { row: 3, role: "start", text: "9:30" },
  });
  const back = changeDraft(there, { type: "edit", edit: { row: 3, role: "start", text: "25:70" } });

  expect(back.edited.size).toBe(0);
  expect(back.checked).toEqual(preview.checked);
});

test("undoing brings the file's own cells back and keeps the choice of rows", () => {
  const changed = changeDraft(
    changeDraft(draftOf(preview), {
      type: "choose_row",
      place: { row: 2 },
      chosen: false,
    }),
    { type: "edit", edit: { row: 3, role: "start", text: "9:30" } },
  );
  const undone = changeDraft(changed, { type: "undo_edits" });

  expect(undone.edited.size).toBe(0);
  expect(datesOf(undone)).toEqual(["2026-11-05"]);
});

test("rows are left out and taken in, one by one and all at once", () => {
  const none = changeDraft(draftOf(preview), { type: "choose_all", chosen: false });
  const one = changeDraft(none, {
    type: "choose_row",
    place: { row: 5 },
    chosen: true,
  });

  expect(datesOf(none)).toEqual([]);
  expect(datesOf(one)).toEqual(["2026-11-05"]);
  expect(datesOf(changeDraft(one, { type: "choose_all", chosen: true }))).toHaveLength(2);
});

test("the rest of a job leaves the other days out", () => {
  expect(datesOf(onlyDays(draftOf(preview), new Set(["2026-11-05"])))).toEqual(["2026-11-05"]);
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

test("a row that holds nothing but formulas without a value is shown: its findings would be nowhere else", () => {
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

const leaveSheet = {
  ...sheet,
  mapping: { date: 1, start: 2, end: 3, note: 4 },
  unread: [{ kind: "break" as const, row: 1, columns: [5], text: "休憩時間" }],
  rows: [
    rawRow(2, ["2026-11-02", "9:00", "18:00"]),
    {
      ...rawRow(3, ["2026-11-04", "9:00", "18:00"]),
      asides: [{ kind: "leave" as const, columns: [6], text: "有給" }],
    },
  ],
};
const leavePreview: UploadPreview = {
  ...preview,
  workbook: { format: "xlsx", sheets: [], sheet: leaveSheet },
  checked: checkTimesheet(leaveSheet, { today }),
};

test("a row that the sheet puts in doubt is sent only when the user chooses it", () => {
  const fresh = draftOf(leavePreview);
  const chosen = changeDraft(fresh, { type: "choose_row", place: { row: 3 }, chosen: true });

  expect(datesOf(fresh)).toEqual(["2026-11-02"]);
  expect(gridRows(fresh)[1]).toMatchObject({ state: "check", chosen: false, doubtful: true });
  expect(datesOf(chosen)).toEqual(["2026-11-02", "2026-11-04"]);
  expect(datesOf(changeDraft(fresh, { type: "choose_all", chosen: true }))).toHaveLength(2);
});

test("an edit that puts a row in doubt takes it out, and so does undoing one that took the doubt away", () => {
  const note = { row: 2, role: "note", text: "有給" } as const;
  const doubtful = changeDraft(draftOf(leavePreview), { type: "edit", edit: note });
  const cleared = changeDraft(doubtful, { type: "edit", edit: { ...note, text: "在宅" } });
  const chosen = changeDraft(cleared, { type: "choose_row", place: { row: 2 }, chosen: true });

  expect(datesOf(doubtful)).toEqual([]);
  expect(datesOf(chosen)).toEqual(["2026-11-02"]);
  expect(datesOf(changeDraft(chosen, { type: "edit", edit: note }))).toEqual([]);
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
  expect(gridRows(mended)[1]?.cells[2]).toMatchObject({ name: "G2", text: "19:00", edited: true });
  expect(datesOf(changeDraft(mended, first))).toEqual(["2026-11-16"]);
});
