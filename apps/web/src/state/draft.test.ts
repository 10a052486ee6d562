import {
  checkTimesheet,
  correctionsOf,
  suggestedEdits,
  wantedPunches,
} from "@jobcan-automation/timesheet";
import { expect, test } from "vitest";
import { changeDraft } from "./change-draft.ts";
import { draftOf, onlyDays, onlyFirstDay, withoutRowsOf } from "./draft.ts";
import { datesOf, leavePreview, preview, rawRow, sheet, today } from "../testing/sample-preview.ts";

test("a fresh draft sends every row without an error", () => {
  expect(datesOf(draftOf(preview))).toEqual(["2026-11-02", "2026-11-05"]);
});

test("a day to come is sent only when the user chooses it, today is sent", () => {
  const rows = [
    rawRow(2, [today, "9:00", "18:00"]),
    rawRow(3, ["2026-11-24", "9:00", "18:00"]),
    rawRow(4, ["2026-11-20", "9:00", "18:00"]),
  ];
  const ahead = { ...sheet, rows };
  const workbook = { ...preview.workbook, sheet: ahead };
  const fresh = draftOf({ ...preview, workbook, checked: checkTimesheet(ahead, { today }) });
  const chosen = changeDraft(fresh, { type: "choose_row", place: { row: 3 }, chosen: true });
  const moved = changeDraft(fresh, {
    type: "edit",
    edit: { row: 4, role: "date", text: "2026-11-25" },
  });

  expect(datesOf(fresh)).toEqual(["2026-11-20", today]);
  expect(datesOf(chosen)).toEqual(["2026-11-20", today, "2026-11-24"]);
  expect(datesOf(moved)).toEqual([today]);
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
  expect([...mended.edited]).toEqual(["2:start"]);
  expect(suggestedEdits(mended.checked.issues)).toEqual([]);
  expect(datesOf(changeDraft(mended, { type: "undo_edits" }))).toEqual(["2026-11-04"]);
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

test("typing again what a number was understood as brings the number back", () => {
  const number = { text: "0.385416667", number: 0.385416667 };
  const first = rawRow(2, ["2026-11-02", "9:00", "18:00"]);
  const numbers = { ...sheet, rows: [{ ...first, cells: { ...first.cells, start: number } }] };
  const workbook = { ...preview.workbook, sheet: numbers };
  const checked = checkTimesheet(numbers, { today });
  const there = changeDraft(draftOf({ ...preview, workbook, checked }), startOfRow2("9:30"));
  const back = changeDraft(there, startOfRow2("9:15"));

  expect([...there.edited]).toEqual(["2:start"]);
  expect(back.edited.size).toBe(0);
  expect(back.sheet?.rows[0]?.cells.start).toEqual(number);
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
  const single = changeDraft(none, {
    type: "choose_row",
    place: { row: 5 },
    chosen: true,
  });

  expect(datesOf(none)).toEqual([]);
  expect(datesOf(single)).toEqual(["2026-11-05"]);
  expect(datesOf(changeDraft(single, { type: "choose_all", chosen: true }))).toHaveLength(2);
});

test("the first day is the earliest of those that are chosen, and the others stay for later", () => {
  const draft = draftOf(preview);
  const first = onlyFirstDay(draft);

  expect(datesOf(first)).toEqual(["2026-11-02"]);
  expect(datesOf(withoutRowsOf(draft, first))).toEqual(["2026-11-05"]);
  expect(datesOf(onlyFirstDay(withoutRowsOf(draft, first)))).toEqual(["2026-11-05"]);
});

test("the corrections that are told are the punches that will be wanted", () => {
  const rest = { startMin: 720, endMin: 780 };
  const rows = draftOf(preview).checked.rows.map((row) =>
    Object.assign({}, row, { breaks: [rest] }),
  );

  expect(correctionsOf(rows)).toBe(rows.flatMap(wantedPunches).length);
});

test("the rest of a job leaves the other days out", () => {
  expect(datesOf(onlyDays(draftOf(preview), new Set(["2026-11-05"])))).toEqual(["2026-11-05"]);
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

test("of several people only the chosen one's rows are sent, and the choice stays through edits", () => {
  const rows = [
    { ...rawRow(2, ["2026/11/2", "9:00", "18:00"]), person: "山田" },
    { ...rawRow(3, ["2026/11/4", "10:00", "19:00"]), person: "佐藤" },
  ];
  const several = { ...sheet, people: ["山田", "佐藤"], rows };
  const workbook = { ...preview.workbook, sheet: several };
  const fresh = draftOf({ ...preview, workbook, checked: checkTimesheet(several, { today }) });
  const chosen = changeDraft(fresh, { type: "choose_person", person: "佐藤" });
  const edit = { row: 3, role: "start", text: "9:30" } as const;
  const edited = changeDraft(chosen, { type: "edit", edit });

  expect(datesOf(fresh)).toEqual([]);
  expect(datesOf(chosen)).toEqual(["2026-11-04"]);
  expect(datesOf(changeDraft(edited, { type: "choose_month", month: "2026-11" }))).toEqual([
    "2026-11-04",
  ]);
});

test("the month that is chosen counts for all days without one, and may be changed", () => {
  const rows = [rawRow(2, ["2", "9:00", "18:00"]), rawRow(3, ["4", "9:00", "18:00"])];
  const monthless = { ...sheet, rows };
  const workbook = { ...preview.workbook, sheet: monthless };
  const fresh = draftOf({ ...preview, workbook, checked: checkTimesheet(monthless, { today }) });

  const chosen = changeDraft(fresh, { type: "choose_month", month: "2026-10" });
  const changed = changeDraft(chosen, { type: "choose_month", month: "2026-11" });

  expect([datesOf(fresh), fresh.checked.month?.kind]).toEqual([[], "needed"]);
  expect(datesOf(chosen)).toEqual(["2026-10-02", "2026-10-04"]);
  expect(datesOf(changeDraft(changed, { type: "undo_edits" }))).toEqual([
    "2026-11-02",
    "2026-11-04",
  ]);
});

const startOfRow2 = (text: string) =>
  ({ type: "edit", edit: { row: 2, role: "start", text } }) as const;
