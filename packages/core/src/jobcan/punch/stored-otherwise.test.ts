import {
  type DayRecord,
  type HeldPunch,
  type PunchKind,
  toAutofillError,
} from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createStorageWatch, isStoresOtherwise, type StorageWatch } from "./stored-otherwise.ts";

const moved = dayOf("stored_differently", [at("work_start", 545)]);
const movedOtherwise = dayOf("stored_differently", [at("work_start", 530)]);
const swapped = dayOf("stored_differently", [at("work_end", 540), at("work_start", 1080)]);
const right: DayRecord = {
  ...dayOf(undefined, [at("work_start", 540), at("work_end", 1080)]),
  outcome: "verified",
};
const failed = dayOf("site_error", [at("work_start", 540)]);
const unpressed: DayRecord = { ...dayOf("conflict", [at("work_start", 480)]), sent: [] };

// The days that have ended, and at which of them, if any, the site is no longer trusted.
test.each<[what: string, days: DayRecord[], over: number | undefined]>([
  ["one day", [moved], undefined],
  ["two in a row, moved by other minutes", [moved, movedOtherwise], 1],
  ["two in a row under swapped kinds", [swapped, swapped], 1],
  ["two in a row that differ in other ways", [moved, swapped, moved], undefined],
  ["two with a right one between them", [moved, right, moved], undefined],
  ["two with a day between them that was not pressed", [moved, unpressed, moved], 2],
  ["two with a day between them that proves nothing", [moved, failed, moved], 2],
])("%s", (_, days, over) => {
  const watch = createStorageWatch();
  const untrusted = days.findIndex((day) => isOver(watch, day));

  expect(untrusted === -1 ? undefined : untrusted).toBe(over);
});

function isOver(watch: StorageWatch, day: DayRecord): boolean {
  try {
    watch.ended(day);
    return false;
  } catch (error) {
    return isStoresOtherwise(toAutofillError(error));
  }
}

function at(kind: PunchKind, timeMin: number): HeldPunch {
  return { kind, timeMin, pending: false };
}

function dayOf(reason: DayRecord["reason"], now: HeldPunch[]): DayRecord {
  return {
    date: "2026-11-04",
    row: 2,
    wanted: [
      { kind: "work_start", timeMin: 540 },
      { kind: "work_end", timeMin: 1080 },
    ],
    note: "",
    sent: [{ kind: "work_start", timeMin: 540, fate: "read_back" }],
    now,
    outcome: "failed",
    ...(reason === undefined ? {} : { reason }),
  };
}
