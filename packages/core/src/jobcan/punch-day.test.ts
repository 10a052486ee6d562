import type { HeldPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { AutofillError } from "../errors.ts";
import { rowsFor } from "../testing/run-against.ts";
import { createDayLedger, type DayEntry } from "./day-ledger.ts";
import { endBroken } from "./punch-day.ts";

const start: HeldPunch = { kind: "work_start", timeMin: 540, pending: false };
const end: HeldPunch = { kind: "work_end", timeMin: 1080, pending: false };

test("a day broken off after both punches were read back ends by that reading", () => {
  const day = pressedDay(["read_back", "read_back"], [start, end]);

  endBroken(day, undefined);

  expect(day.record).toMatchObject({ outcome: "verified" });
  expect(day.record.reason).toBeUndefined();
});

test("a day broken off whose last reading shows both as pending awaits approval", () => {
  const pending = { pending: true };
  const day = pressedDay(
    ["read_back", "read_back"],
    [
      { ...start, ...pending },
      { ...end, ...pending },
    ],
  );

  endBroken(day, new AutofillError("BROWSER_CRASHED", {}));

  expect(day.record.outcome).toBe("awaiting_approval");
});

test.each<[what: string, fates: Fate[], now: HeldPunch[], ends: string]>([
  ["half a day", ["read_back"], [start], "failed stopped"],
  ["a press of unknown fate", ["read_back", "pressed"], [start], "unknown not_settled"],
  [
    "an accepted press that was not read",
    ["read_back", "accepted"],
    [start],
    "unknown not_settled",
  ],
  [
    "a time seen under another kind",
    ["read_back", "read_back"],
    [start, { ...end, kind: "rest_start" }],
    "unknown not_settled",
  ],
  ["no press at all", [], [], "not_reached stopped"],
])("%s is not called verified when it is broken off", (...[, fates, now, ends]) => {
  const day = pressedDay(fates, now);

  endBroken(day, undefined);

  expect(`${day.record.outcome} ${day.record.reason}`).toBe(ends);
});

type Fate = Parameters<ReturnType<DayEntry["press"]>>[0];

/** A day of 9:00 to 18:00 whose presses came to these fates, and what was read last. */
function pressedDay(fates: readonly Fate[], now: readonly HeldPunch[]): DayEntry {
  const reporter = { log: () => {}, day: () => {}, account: () => {} };
  const [day] = createDayLedger(rowsFor(["2026-11-04"]), "", reporter).days;
  if (day === undefined) throw new Error("a row gives a day");
  for (const [index, fate] of fates.entries()) {
    const punch = day.wanted[index];
    if (punch !== undefined) day.press(punch)(fate);
  }
  day.update({ now: [...now] });
  return day;
}
