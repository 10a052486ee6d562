import { AutofillError, type Facts } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { eachOfDays } from "./rule-of-two.ts";

const odd = () => new AutofillError("SITE_CHANGED", { page: "day", field: "time" });
const down = () => new AutofillError("SITE_UNAVAILABLE", { status: 500 });
const cell = () => new AutofillError("SITE_CHANGED", { page: "day", field: "punch_time" });
const noRow = () => new AutofillError("SITE_CHANGED", { field: "day_row" });
const noForm = (facts: Facts = {}) => new AutofillError("CORRECTION_NOT_ALLOWED", facts);
const hangs = () => new AutofillError("SITE_UNAVAILABLE", { cause: "hangs" });
const offline = () => new AutofillError("NETWORK_ERROR", { cause: "reset" });
const lost = () => new AutofillError("SESSION_LOST", {});

// What each day comes to, and the days that are left behind; "over" where the run ends.
test.each<
  [what: string, days: (AutofillError | undefined)[], left: number[], end: "done" | "over"]
>([
  ["nothing fails", [undefined, undefined], [], "done"],
  ["one page is not understood", [undefined, odd(), undefined], [1], "done"],
  ["two pages, not in a row", [odd(), undefined, odd()], [0, 2], "done"],
  ["two in a row", [odd(), odd(), undefined], [0], "over"],
  ["two in a row of different kinds", [odd(), down()], [0], "over"],
  ["cells in a row", [cell(), cell(), cell(), undefined], [0, 1, 2], "done"],
  ["a cell between two pages", [odd(), cell(), odd()], [0, 1, 2], "done"],
  ["rows that 出勤簿 does not have", [noRow(), noRow(), noRow()], [0, 1, 2], "done"],
  ["one page without form and list", [noForm(), undefined], [0], "done"],
  ["two such pages", [noForm(), noForm()], [0], "over"],
  ["a book without a way to correct", [noForm({ page: "attendance_book" })], [], "over"],
  ["a page that hangs", [hangs(), undefined], [], "over"],
  ["the network fails once", [offline(), undefined], [0], "done"],
  ["a session that is lost", [lost(), undefined], [], "over"],
])("%s", async (...[, days, left, end]) => {
  const behind: number[] = [];
  const { signal } = new AbortController();
  const leaveBehind = (day: number) => void behind.push(day);
  const work = (day: number) => {
    const error = days[day];
    return error === undefined ? Promise.resolve() : Promise.reject(error);
  };

  const run = eachOfDays([...days.keys()], work, { leaveBehind, signal });

  expect(
    await run.then(
      () => "done",
      () => "over",
    ),
  ).toBe(end);
  expect(behind).toEqual(left);
});

test("a stop ends it whatever failed", async () => {
  const stop = new AbortController();
  const behind: number[] = [];
  const work = () => {
    stop.abort(new Error("stopped"));
    return Promise.reject(odd());
  };
  const leaveBehind = (day: number) => void behind.push(day);

  await expect(eachOfDays([0, 1], work, { leaveBehind, signal: stop.signal })).rejects.toThrow(
    "SITE_CHANGED",
  );
  expect(behind).toEqual([]);
});
