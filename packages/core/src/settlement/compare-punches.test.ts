import type { HeldPunch, PunchKind, WantedPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { comparePunches } from "./compare-punches.ts";

const day = [want("work_start", 540), want("work_end", 1080)];
const dayWithBreak = [
  want("work_start", 540),
  want("rest_start", 720),
  want("rest_end", 780),
  want("work_end", 1080),
];

test.each<[what: string, HeldPunch[], wanted: WantedPunch[], automatic: boolean, result: string]>([
  ["an empty day misses both", [], day, true, "missing 540 1080"],
  ["both there is held", [held("work_start", 540), held("work_end", 1080)], day, true, "held"],
  [
    "both there and one pending is held, pending",
    [held("work_start", 540), held("work_end", 1080, true)],
    day,
    true,
    "held pending",
  ],
  ["start only misses the end", [held("work_start", 540)], day, true, "missing 1080"],
  ["end only misses the start", [held("work_end", 1080)], day, false, "missing 540"],
  ["another start is a conflict", [held("work_start", 545)], day, true, "conflict"],
  [
    "a second 退勤 is a conflict",
    [held("work_start", 540), held("work_end", 1080), held("work_end", 1200)],
    day,
    true,
    "conflict",
  ],
  [
    "breaks the sheet says nothing about are left alone",
    [
      held("work_start", 540),
      held("rest_start", 720),
      held("rest_end", 780),
      held("work_end", 1080),
    ],
    day,
    true,
    "held",
  ],
  [
    "other breaks than the sheet's are a conflict",
    [held("work_start", 540), held("rest_start", 700), held("rest_end", 780)],
    dayWithBreak,
    false,
    "conflict",
  ],
  [
    "own beginning under another kind goes on where Jobcan decides kinds",
    [held("work_start", 540), held("work_end", 720)],
    dayWithBreak,
    true,
    "missing 780 1080",
  ],
  [
    "the same stamps are a conflict where kinds were chosen by hand",
    [held("work_start", 540), held("work_end", 720)],
    dayWithBreak,
    false,
    "conflict",
  ],
  [
    "a stamp about to be deleted is a conflict, also where the day is whole",
    [deleting(held("work_start", 540)), held("work_end", 1080)],
    day,
    true,
    "conflict",
  ],
  [
    "a stamp about to be deleted beside a whole day is a conflict",
    [held("work_start", 540), deleting(held("rest_start", 700)), held("work_end", 1080)],
    day,
    false,
    "conflict",
  ],
  [
    "a minute that is taken by a stamp of another kind is a conflict",
    [held("work_start", 540), held("rest_start", 1080)],
    day,
    true,
    "conflict",
  ],
  [
    "the same where kinds are chosen by hand",
    [held("work_start", 540), held("rest_start", 1080)],
    day,
    false,
    "conflict",
  ],
  [
    "an unfinished break is a conflict where Jobcan decides kinds: the next stamp would end it",
    [held("work_start", 540), held("rest_start", 720)],
    day,
    true,
    "conflict",
  ],
  [
    "a finished break leaves the end to be entered",
    [held("work_start", 540), held("rest_start", 720), held("rest_end", 780)],
    day,
    true,
    "missing 1080",
  ],
  [
    "a break later than the end is a conflict where Jobcan decides kinds",
    [held("work_start", 540), held("rest_start", 1100), held("rest_end", 1110)],
    day,
    true,
    "conflict",
  ],
  [
    "an unfinished break is left alone where kinds are chosen by hand",
    [held("work_start", 540), held("rest_start", 720)],
    day,
    false,
    "missing 1080",
  ],
  ["the leaving time as 出勤 is no beginning", [held("work_start", 1080)], day, true, "conflict"],
  [
    "an unknown kind beside a whole day is left alone",
    [held("work_start", 540), held("unknown", 600), held("work_end", 1080)],
    day,
    false,
    "held",
  ],
  [
    "an unknown kind in an unfinished day is a conflict",
    [held("work_start", 540), held("unknown", 600)],
    day,
    false,
    "conflict",
  ],
  [
    "a stamp that stands twice and awaits approval once is held",
    [held("work_start", 540), held("work_start", 540, true), held("work_end", 1080)],
    day,
    false,
    "held",
  ],
  [
    "one taken minute of two that are missing is a conflict",
    [held("rest_start", 540)],
    day,
    false,
    "conflict",
  ],
  [
    "an own beginning with something else beside it is none",
    [held("work_start", 540), held("rest_start", 700)],
    dayWithBreak,
    true,
    "conflict",
  ],
  [
    "a break before the start is a conflict where Jobcan decides kinds",
    [held("rest_start", 500), held("rest_end", 510), held("work_start", 540)],
    day,
    true,
    "conflict",
  ],
  [
    "a break in the minute of the start is a conflict where Jobcan decides kinds",
    [held("work_start", 540), held("rest_start", 540), held("rest_end", 600)],
    day,
    true,
    "conflict",
  ],
  [
    "a break up to the minute of the end is a conflict where Jobcan decides kinds",
    [held("rest_start", 700), held("rest_end", 1080), held("work_end", 1080)],
    day,
    true,
    "conflict",
  ],
  [
    "another start is a conflict where kinds are chosen by hand",
    [held("work_start", 545)],
    day,
    false,
    "conflict",
  ],
  [
    "another end is a conflict where kinds are chosen by hand",
    [held("work_end", 1085)],
    day,
    false,
    "conflict",
  ],
])("%s", (...[, stamps, wanted, automatic, result]) => {
  expect(reported(comparePunches(wanted, stamps, { automatic }))).toBe(result);
});

function reported(comparison: ReturnType<typeof comparePunches>): string {
  if (comparison.state === "missing") {
    return ["missing", ...comparison.missing.map(({ timeMin }) => timeMin)].join(" ");
  }
  return comparison.state === "held" && comparison.pending ? "held pending" : comparison.state;
}

function want(kind: WantedPunch["kind"], timeMin: number): WantedPunch {
  return { kind, timeMin };
}

function deleting(punch: HeldPunch): HeldPunch {
  return { ...punch, deleting: true };
}

function held(kind: PunchKind, timeMin: number, pending = false): HeldPunch {
  return { kind, timeMin, pending };
}
