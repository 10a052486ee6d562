import type { HeldPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { dayFormOf } from "../testing/day-form.ts";
import type { BookRow } from "./pages/attendance-book.ts";
import type { DayForm } from "./pages/day-form.ts";
import { wantedPunches } from "@jobcan-automation/timesheet";
import { decideByBook, decideByPage, keepFree } from "./decide-day.ts";
import { MetRefusals } from "./company/met-refusals.ts";

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

test.each([
  ["leave", { leave: "有休(全休)" }, {}],
  ["holiday", { holiday: "公休" }, {}],
  ["leave_unread", {}, { leaveUnread: true }],
])("times that only 出勤簿 shows on a day of %s bring no punch", (plan, shown, doubt) => {
  const row = bookRow({ ...sameTimes, ...shown });
  const free = keepFree(row, { includeHolidays: false, leave: "", ...doubt });
  const decide = (held: HeldPunch[], addMissingOn = rules.addMissingOn) =>
    decideByPage(wanted, { held, form: form({}) }, { ...rules, free, addMissingOn });
  const late: HeldPunch = { kind: "work_start", timeMin: 600, pending: false };

  expect(decide([])).toMatchObject({ plan, send: [], held: [] });
  expect(decide([late], new Set([wanted.date]))).toMatchObject({ plan, send: [], held: [late] });
  expect(decide(punches.map((punch) => ({ ...punch, pending: false })))).toMatchObject({
    plan: "already_recorded",
  });
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

test("what a person has said of other days does not count for a day that is there already", () => {
  const held: HeldPunch[] = punches.map((punch) => ({ ...punch, pending: false, place: "本社" }));
  const page = { held, form: form({ groups: ["本社", "大阪"] }) };
  const decide = (groupName: string | undefined, timeMin = 540) =>
    decideByPage(
      { ...wanted, punches: [{ kind: "work_start", timeMin }, ...punches.slice(1)] },
      page,
      { ...rules, groupName, otherPlaces: ["大阪"], addMissingOn: new Set([wanted.date]) },
    ).plan;

  expect(decide(undefined)).toBe("already_recorded");
  expect(decide(undefined, 545), "completed beside what is there").toBe("already_recorded");
  expect(decide("本社")).toBe("already_recorded");
  expect(decide("大阪"), "the order's own").toBe("conflict");
});

const decideOther = (groups: string[]) =>
  decideByPage(
    wanted,
    { held: [], form: form({ groups }) },
    { ...rules, groupName: "本社", otherPlaces: ["大阪"] },
  );

test("a place that a person has chosen goes with days whose form does not list the order's", () => {
  expect(decideOther(["本社", "大阪"])).toMatchObject({ plan: "enter", place: "本社" });
  expect(decideOther(["大阪", "在宅"])).toMatchObject({ plan: "enter", place: "大阪" });
  expect(decideOther(["大阪", "在宅"]).blocked).toBeUndefined();
  expect(decideOther(["在宅"])).toMatchObject({
    blocked: "group_refused",
    facts: { groupName: "大阪" },
  });
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
  return dayFormOf({ note: true, ...shown });
}

const at = (kind: HeldPunch["kind"], timeMin: number, pending = false): HeldPunch => ({
  kind,
  timeMin,
  pending,
});
const whole = [at("work_start", 540), at("work_end", 1080)];
const byHand = { kinds: ["", "work_start", "work_end", "rest_start", "rest_end"] as const };

test("what the book decides has nothing to send, what it shows as held, and its own words", () => {
  const plain = { includeHolidays: false, leave: "" };
  const decide = (row: Partial<BookRow>, more = {}) =>
    decideByBook(punches, bookRow(row), { ...plain, ...more });

  expect(decide(sameTimes)).toEqual({ plan: "already_recorded", send: [], held: whole });
  expect(decide({ leave: "有休", startMin: 540 })).toEqual({
    plan: "leave",
    send: [],
    held: [at("work_start", 540)],
    facts: { siteText: "有休" },
  });
  expect(decide({ holiday: "公休", endMin: 1080 })).toEqual({
    plan: "holiday",
    send: [],
    held: [at("work_end", 1080)],
    facts: { siteText: "公休" },
  });
  expect(decide({}, { leaveUnread: true })).toEqual({ plan: "leave_unread", send: [], held: [] });
  expect(decideByBook(punches, undefined, { ...plain, leave: "半休" })).toEqual({
    plan: "leave",
    send: [],
    held: [],
    facts: { siteText: "半休" },
  });
});

test("a sheet without punches is as the book has it where there is no row of the day", () => {
  expect(decideByBook([], undefined, { includeHolidays: false, leave: "有休" })).toEqual({
    plan: "already_recorded",
    send: [],
    held: [],
  });
});

test("a day that is to be entered says what it will hold then, by order or by the kinds as chosen", () => {
  const break1 = [at("rest_start", 720), at("rest_end", 780)];
  const held = [at("work_start", 540), ...break1];

  expect(decideByPage(wanted, { held, form: form({}) }, rules)).toEqual({
    plan: "enter",
    send: punches.slice(1),
    held,
    notTaken: [],
    after: [...held, at("work_end", 1080)],
  });
  const chosen = decideByPage(
    wanted,
    { held: [at("rest_start", 720)], form: form({ kinds: [...byHand.kinds] }) },
    rules,
  );
  expect(chosen.after).toEqual([
    at("work_start", 540),
    at("rest_start", 720),
    at("work_end", 1080),
  ]);
});

test("a day that waits for approval is left so", () => {
  const held = [at("work_start", 540), at("work_end", 1080, true)];

  expect(decideByPage(wanted, { held, form: form({}) }, rules)).toEqual({
    plan: "awaiting_approval",
    send: [],
    held,
  });
});

test.each([
  ["closed", "2026-11-04"],
  ["closed", "2026-11-05"],
  ["future", "2026-11-03"],
] as const)("a form that is not there is %s on %s, and says nothing of its own", (plan, today) => {
  const page = { held: [], form: form({ present: false }) };

  expect(decideByPage(wanted, page, { ...rules, today })).toEqual({ plan, send: [], held: [] });
});

test("one side that is held at another time may be completed, and is where the user says so", () => {
  const held = [at("work_start", 545)];
  const page = { held, form: form({}) };
  const completion = {
    wanted: [
      { kind: "work_start", timeMin: 545 },
      { kind: "work_end", timeMin: 1080 },
    ],
    send: [{ kind: "work_end", timeMin: 1080 }],
  };
  const conflict = { plan: "conflict", send: [], held };
  const added = { ...rules, addMissingOn: new Set(["2026-11-04"]) };

  expect(decideByPage(wanted, page, rules)).toEqual({ ...conflict, completion });
  expect(decideByPage(wanted, page, { ...rules, addMissingOn: new Set(["2026-11-05"]) })).toEqual({
    ...conflict,
    completion,
  });
  expect(decideByPage(wanted, page, added)).toEqual({
    plan: "enter",
    send: completion.send,
    held,
    notTaken: [],
    after: [...held, at("work_end", 1080)],
    completion,
  });
  const closed = { held, form: form({ disabled: true }) };
  expect(decideByPage(wanted, closed, added)).toEqual(conflict);
});

test("with both sides held at other times there is nothing to complete, and it is so where the user says so", () => {
  const held = [at("work_start", 545, true), at("work_end", 1080)];
  const page = { held, form: form({}) };
  const added = { ...rules, addMissingOn: new Set(["2026-11-04"]) };

  expect(decideByPage(wanted, page, rules)).toEqual({ plan: "conflict", send: [], held });
  expect(decideByPage(wanted, page, added)).toEqual({
    plan: "awaiting_approval",
    send: [],
    held,
    completion: {
      wanted: [
        { kind: "work_start", timeMin: 545 },
        { kind: "work_end", timeMin: 1080 },
      ],
      send: [],
    },
  });
});

test("times that cross cannot be completed", () => {
  const held = [at("work_start", 1100)];

  expect(decideByPage(wanted, { held, form: form({ kinds: [...byHand.kinds] }) }, rules)).toEqual({
    plan: "conflict",
    send: [],
    held,
  });
});

test("one punch of two that awaits deletion makes the conflict", () => {
  const held = [{ ...at("work_start", 540), deleting: true as const }, at("work_end", 1080)];

  expect(decideByPage(wanted, { held, form: form({}) }, rules)).toMatchObject({
    plan: "conflict",
    facts: { siteText: "削除待ち" },
  });
});

test("the note of a break that the sheet does not ask for is no conflict, nor a note that is blank", () => {
  const noted = whole.map((punch) => Object.assign({}, punch, { note: "直行" }));
  const held = [...noted, { ...at("rest_start", 720), note: "昼" }];

  expect(decideByPage({ ...wanted, sheetNote: "直行" }, { held, form: form({}) }, rules).plan).toBe(
    "already_recorded",
  );
  const page = { held: [], form: form({ note: false, noteRequired: true }) };
  const blank = { ...wanted, note: " ", sheetNote: " " };
  expect(decideByPage(blank, page, rules)).toEqual({
    plan: "enter",
    send: punches,
    held: [],
    notTaken: [],
    blocked: "note_required",
  });
});

test("a note that was refused for another day is refused for the same reason, another is not", () => {
  const met = new MetRefusals();
  met.notes.set("長い備考", "note_refused").set("", "note_required");
  const blocked = (note: string) =>
    decideByPage({ ...wanted, note }, { held: [], form: form({ note: true }) }, { ...rules, met })
      .blocked;

  expect(["長い備考", "", "直行"].map(blocked)).toEqual([
    "note_refused",
    "note_required",
    undefined,
  ]);
});

const decidePlace = (groupName: string | undefined, groups: string[]) =>
  decideByPage(wanted, { held: [], form: form({ groups }) }, { ...rules, groupName });

test("a place that the form does not offer is named; one that it offers, or none asked for, is not", () => {
  expect(decidePlace("大阪", ["本社"])).toMatchObject({
    blocked: "group_refused",
    facts: { groupName: "大阪" },
    notTaken: [],
  });
  expect(decidePlace("本社", ["本社"])).toMatchObject({ plan: "enter", notTaken: [] });
  expect(decidePlace("本社", ["本社"]).blocked).toBeUndefined();
  expect(decidePlace(undefined, ["本社"]).blocked).toBeUndefined();
  expect(decidePlace(undefined, [])).toMatchObject({ notTaken: [] });
});
