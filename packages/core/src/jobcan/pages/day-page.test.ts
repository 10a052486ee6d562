import { expect, test } from "vitest";
import { dayFormOf } from "../../testing/day-form.ts";
import type { DayForm } from "./day-form.ts";
import { checkDayPage } from "./day-page.ts";

const date = "2026-11-04";
const list = { found: true, headers: [], rows: [] };

test("a day's page with its list and a complete form of that day may be used", () => {
  expect(() => checkDayPage(list, form({}), date)).not.toThrow();
});

test.each<[what: string, found: boolean, shown: Partial<DayForm>, code: string, field?: string]>([
  ["another day's form", true, { date: "2026-11-05" }, "SITE_CHANGED", "date"],
  ["a form that does not say its day", true, { date: "" }, "SITE_CHANGED", "date"],
  ["a form without its time", true, { time: false }, "SITE_CHANGED", "time"],
  ["a form without its button", true, { button: false }, "SITE_CHANGED", "insert_button"],
  ["a kind chosen in an unknown way", true, { kindUnknown: true }, "SITE_CHANGED", "adit_item"],
  ["a page that does not say whose it is", true, { ownerShown: false }, "SITE_CHANGED", "account"],
  ["a form without a list beside it", false, {}, "SITE_CHANGED", "logs_table"],
  ["neither form nor list", false, { present: false }, "CORRECTION_NOT_ALLOWED"],
])("%s is refused before anything is pressed", (...[, found, shown, code, field]) => {
  const facts = field === undefined ? { date } : { page: "day", field };

  expect(() => checkDayPage({ ...list, found }, form(shown), date)).toThrow(
    expect.objectContaining({ code, facts }),
  );
});

test.each<[what: string, found: boolean, shown: Partial<DayForm>]>([
  ["a list without a form", true, {}],
  ["a word that the day takes no correction", false, { notCorrectable: true }],
])("%s means only that the day cannot be corrected", (_what, found, shown) => {
  const page = form({ ...shown, present: false, date: "" });

  expect(() => checkDayPage({ ...list, found }, page, date)).not.toThrow();
});

function form(shown: Partial<DayForm>): DayForm {
  return dayFormOf({ note: true, date, ...shown });
}
