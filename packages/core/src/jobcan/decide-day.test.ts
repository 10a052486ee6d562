import type { HeldPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import type { BookRow } from "./pages/attendance-book.ts";
import type { DayForm } from "./pages/day-form.ts";
import { wantedPunches } from "@jobcan-automation/timesheet";
import { decideByBook, decideByPage } from "./decide-day.ts";

const punches = wantedPunches({
  row: 2,
  date: "2026-11-04",
  startMin: 540,
  endMin: 1080,
  note: "",
  breaks: [],
});
const wanted = { date: "2026-11-04", punches, note: "" };
const rules = {
  today: "2026-11-23",
  includeHolidays: false,
  groupName: undefined,
  addMissingOn: new Set<string>(),
};

const sameTimes = { startMin: 540, endMin: 1080 };

test("breaks come between start and end, in order of time", () => {
  const row = { row: 2, date: "2026-11-04", startMin: 540, endMin: 1080, note: "" };
  const breaks = [
    { startMin: 900, endMin: 915 },
    { startMin: 720, endMin: 780 },
  ];

  const kinds = wantedPunches({ ...row, breaks }).map(({ kind, timeMin }) => `${kind} ${timeMin}`);

  expect(kinds).toEqual([
    "work_start 540",
    "rest_start 720",
    "rest_end 780",
    "rest_start 900",
    "rest_end 915",
    "work_end 1080",
  ]);
});

test.each<[what: string, Partial<BookRow>, plan: string | undefined]>([
  ["a blank row decides nothing", {}, undefined],
  ["a holiday", { holiday: "公休" }, "holiday"],
  ["a leave", { leave: "有休(全休)" }, "leave"],
  ["a leave on a holiday", { leave: "有休(全休)", holiday: "公休" }, "leave"],
  ["the same times", sameTimes, "already_recorded"],
  [
    "the same times on a holiday",
    { startMin: 540, endMin: 1080, holiday: "公休" },
    "already_recorded",
  ],
  ["other times, which may only be rounded", { startMin: 545, endMin: 1080 }, undefined],
  ["the same times while a change awaits approval", { ...sameTimes, pending: true }, undefined],
  ["other times while a change awaits approval", { startMin: 545, pending: true }, undefined],
  ["half a day", { startMin: 540 }, undefined],
])("by the book, %s", (_what, row, plan) => {
  const decided = decideByBook(punches, bookRow(row), { includeHolidays: false, leave: "" });

  expect(decided?.plan).toBe(plan);
});

test("a leave known only from the list of requests keeps a blank day free", () => {
  const known = { includeHolidays: true, leave: "有休(全休)" };

  expect(decideByBook(punches, undefined, known)?.plan).toBe("leave");
});

test("a day whose leave could not be read is not entered, unless the book already decides it", () => {
  const doubt = { includeHolidays: false, leave: "", leaveUnread: true };

  expect(decideByBook(punches, undefined, doubt)?.plan).toBe("leave_unread");
  expect(decideByBook(punches, bookRow({}), doubt)?.plan).toBe("leave_unread");
  expect(decideByBook(punches, bookRow(sameTimes), doubt)?.plan).toBe("already_recorded");
  expect(decideByBook(punches, bookRow({ holiday: "公休" }), doubt)?.plan).toBe("holiday");
  expect(decideByBook(punches, bookRow({ leave: "有休" }), doubt)?.plan).toBe("leave");
});

test("a form that refuses the day is not pressed, however whole it is", () => {
  const page = { held: [], form: form({ notCorrectable: true, message: "締め済み" }) };

  expect(decideByPage(wanted, page, rules)).toMatchObject({
    plan: "closed",
    send: [],
    facts: { siteText: "締め済み" },
  });
});

test("a day with the same times and another note or place is not already recorded", () => {
  const held: HeldPunch[] = punches.map((punch) => ({
    ...punch,
    pending: false,
    note: "直行",
    place: "本社",
  }));
  const decide = (sheetNote: string, groupName?: string) =>
    decideByPage({ ...wanted, sheetNote }, { held, form: form({}) }, { ...rules, groupName });

  expect(decide("直行", "本社")).toMatchObject({ plan: "already_recorded" });
  expect(decide("", undefined)).toMatchObject({ plan: "already_recorded" });
  expect(decide("在宅")).toMatchObject({ plan: "conflict", reason: "note_differs", send: [] });
  expect(decide("直行", "大阪")).toMatchObject({ plan: "conflict", reason: "place_differs" });
});

test("note and place without a field are named, but only where the sheet itself has them", () => {
  const page = { held: [], form: form({ note: false }) };
  const asked = { ...wanted, note: "打刻漏れ", sheetNote: "直行" };

  expect(decideByPage(asked, page, { ...rules, groupName: "大阪" }).notTaken).toEqual([
    "note",
    "place",
  ]);
  expect(decideByPage({ ...wanted, note: "打刻漏れ" }, page, rules).notTaken).toEqual([]);
});

test("holidays that are to be entered need the day's own page", () => {
  const row = bookRow({ holiday: "公休" });

  expect(decideByBook(punches, row, { includeHolidays: true, leave: "" })).toBeUndefined();
});

test("a form that is not there is closed in the past and future after today", () => {
  const page = { held: [], form: form({ present: false }) };

  expect(decideByPage(wanted, page, rules).plan).toBe("closed");
  expect(decideByPage(wanted, page, { ...rules, today: "2026-11-03" }).plan).toBe("future");
});

test("a recorded day stays recorded where the month is closed", () => {
  const held: HeldPunch[] = punches.map((punch) => ({ ...punch, pending: false }));

  expect(decideByPage(wanted, { held, form: form({ present: false }) }, rules).plan).toBe(
    "already_recorded",
  );
});

test("a day with a punch that awaits deletion is a conflict, with Jobcan's mark", () => {
  const held: HeldPunch[] = punches.map((punch) => ({ ...punch, pending: false, deleting: true }));

  expect(decideByPage(wanted, { held, form: form({}) }, rules)).toEqual({
    plan: "conflict",
    send: [],
    held,
    facts: { siteText: "削除待ち" },
  });
});

test.each([
  ["a note that is required and missing", { noteRequired: true }, "", undefined, "note_required"],
  ["a note that is required and given", { noteRequired: true }, "在宅", undefined, undefined],
  ["a group that is not offered", { groups: ["本社"] }, "", "大阪", "group_refused"],
  ["a group that is offered", { groups: ["本社", "大阪"] }, "", "大阪", undefined],
  ["a group where there is no choice", { groups: [] }, "", "大阪", undefined],
])("%s is seen before anything is pressed", (...[, shown, note, groupName, blocked]) => {
  const page = { held: [], form: form(shown) };

  const decided = decideByPage({ ...wanted, note }, page, { ...rules, groupName });

  expect(decided).toMatchObject({ plan: "enter", send: punches });
  expect(decided.blocked).toBe(blocked);
});

test("a kind that the form does not offer is seen before anything is pressed", () => {
  const lunch = { startMin: 720, endMin: 780 };
  const row = { row: 2, date: "2026-11-04", startMin: 540, endMin: 1080, note: "" };
  const page = { held: [], form: form({ kinds: ["", "work_start", "work_end"] }) };

  expect(decideByPage(wanted, page, rules).blocked).toBeUndefined();
  expect(
    decideByPage({ ...wanted, punches: wantedPunches({ ...row, breaks: [lunch] }) }, page, rules),
  ).toMatchObject({ blocked: "refused", facts: { siteText: "休憩開始" } });
});

function bookRow(row: Partial<BookRow>): BookRow {
  const blank = { startMin: undefined, endMin: undefined, inProgress: false, pending: false };
  return { date: "2026-11-04", holiday: "", leave: "", ...blank, ...row };
}

function form(shown: Partial<DayForm>): DayForm {
  const fields = { present: true, ownerShown: true, time: true, button: true, note: true };
  const texts = { date: "2026-11-04", message: "", groups: [], kinds: [] };
  return {
    ...fields,
    ...texts,
    notCorrectable: false,
    disabled: false,
    busy: false,
    noteRequired: false,
    ...shown,
  };
}
