import type { HeldPunch, WantedPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { completeSide as complete } from "./complete-side.ts";

const sheet: readonly WantedPunch[] = [
  { kind: "work_start", timeMin: 540 },
  { kind: "work_end", timeMin: 1080 },
];
const withBreak: readonly WantedPunch[] = [
  { kind: "work_start", timeMin: 540 },
  { kind: "rest_start", timeMin: 720 },
  { kind: "rest_end", timeMin: 780 },
  { kind: "work_end", timeMin: 1080 },
];
const completeSide = (wanted: readonly WantedPunch[], there: readonly HeldPunch[]) =>
  complete(wanted, there, { automatic: false });
const held = (kind: HeldPunch["kind"], timeMin: number, more: Partial<HeldPunch> = {}) => ({
  kind,
  timeMin,
  pending: false,
  ...more,
});

test("a day with another 出勤 is completed by the sheet's 退勤, and the other way round", () => {
  expect(completeSide(sheet, [held("work_start", 545)])).toEqual({
    wanted: [{ kind: "work_start", timeMin: 545 }, sheet[1]],
    send: [sheet[1]],
  });
  expect(completeSide(sheet, [held("work_end", 1090)])?.send).toEqual([sheet[0]]);
  // Its kind decides, not which time is nearer.
  expect(completeSide(sheet, [held("work_end", 600)])?.send).toEqual([sheet[0]]);
});

test("breaks of the sheet are added with the other side", () => {
  expect(completeSide(withBreak, [held("work_start", 545)])?.send).toEqual(withBreak.slice(1));
});

test("what an earlier run has added already is not sent again", () => {
  const both = [held("work_start", 545), held("work_end", 1080)];

  expect(completeSide(sheet, both)?.send).toEqual([]);
  expect(completeSide(withBreak, both)?.send).toEqual(withBreak.slice(1, 3));
});

test.each<[what: string, wanted: readonly WantedPunch[], there: readonly HeldPunch[]]>([
  ["nothing is there", sheet, []],
  ["both sides are other ones", sheet, [held("work_start", 545), held("work_end", 1090)]],
  ["something else is there", sheet, [held("work_start", 545), held("rest_start", 720)]],
  ["its kind is not known", sheet, [held("unknown", 545)]],
  ["it is about to be deleted", sheet, [held("work_start", 545, { deleting: true })]],
  [
    "one of two is about to be deleted",
    sheet,
    [held("work_start", 545, { deleting: true }), held("work_end", 1080)],
  ],
  ["the times would cross", sheet, [held("work_start", 1100)]],
  ["both sides would be at one time", sheet, [held("work_start", 1080)]],
  ["its break alone is another one", withBreak, [held("rest_start", 725)]],
  ["the sheet has only the other side", sheet.slice(1), [held("work_end", 1090)]],
  ["the sheet has nothing", [], [held("work_end", 1090)]],
  ["a break would come before it", withBreak, [held("work_start", 730)]],
  ["the sheet has no other side", sheet.slice(0, 1), [held("work_start", 545)]],
])("a day is not completed where %s", (_what, wanted, there) => {
  expect(completeSide(wanted, there)).toBeUndefined();
});

test("where order decides kinds, a lone stamp is the side that it is nearer to", () => {
  const automatic = { automatic: true };

  expect(complete(sheet, [held("work_start", 545)], automatic)?.send).toEqual([sheet[1]]);
  expect(complete(sheet, [held("work_start", 1070)], automatic)).toEqual({
    wanted: [sheet[0], { kind: "work_end", timeMin: 1070 }],
    send: [sheet[0]],
  });
  const both = [held("work_start", 540), held("work_end", 1070)];
  expect(complete(sheet, both, automatic)?.send).toEqual([]);
  expect(complete(sheet, [held("work_start", 810)], automatic)?.send).toEqual([sheet[1]]);
  const beforeBreak = complete(withBreak, [held("work_start", 700)], automatic);
  expect(beforeBreak?.send).toEqual(withBreak.slice(1));
  expect(complete(sheet, [], automatic)).toBeUndefined();
});
