import type { HeldPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { endOfRecheck } from "./end-of-recheck.ts";

const wanted = [
  { kind: "work_start", timeMin: 540 },
  { kind: "work_end", timeMin: 1080 },
] as const;
const day = { wanted: [...wanted], note: "" };
const held = (pending: boolean, more: Partial<HeldPunch> = {}): HeldPunch[] =>
  wanted.map(({ kind, timeMin }) => Object.assign({ kind, timeMin, pending }, more));
const chosen = { automatic: false };

test.each([
  ["all of it is held", held(false), { outcome: "verified" }],
  ["all of it still waits", held(true), { outcome: "awaiting_approval" }],
  ["nothing is held any more", [], { outcome: "failed", reason: "not_held" }],
  ["half of it is held", held(false).slice(0, 1), { outcome: "failed", reason: "not_held" }],
  [
    "other times are held",
    held(false).map(({ kind, timeMin, pending }) => ({ kind, pending, timeMin: timeMin + 5 })),
    { outcome: "failed", reason: "held_differently" },
  ],
  [
    "it is about to be deleted",
    held(true, { deleting: true }),
    { outcome: "failed", reason: "held_differently" },
  ],
])("where %s, the day says so", (_what, now, end) => {
  expect(endOfRecheck(day, now, chosen)).toEqual(end);
});

test("a note of another text is told, one that the list does not show is not", () => {
  const asked = { ...day, note: "在宅" };

  expect(endOfRecheck(asked, held(false, { note: "出社" }), chosen)).toMatchObject({
    outcome: "failed",
    reason: "note_differs",
  });
  expect(endOfRecheck(asked, held(false), chosen)).toEqual({ outcome: "verified" });
  const noon = { kind: "rest_start", timeMin: 720, pending: false, note: "昼" } as const;
  const beside = [...held(false, { note: "在宅" }), noon];
  expect(endOfRecheck(asked, beside, chosen)).toEqual({ outcome: "verified" });
});
