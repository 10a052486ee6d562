import type { HeldPunch, PunchKind } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { heldAfter } from "./held-after.ts";

const held = (kind: PunchKind, timeMin: number): HeldPunch => ({ kind, timeMin, pending: false });
const start = { kind: "work_start", timeMin: 540 } as const;
const end = { kind: "work_end", timeMin: 1080 } as const;
const linesOf = (punches: readonly HeldPunch[]) =>
  punches.map(({ kind, timeMin }) => `${kind} ${timeMin}`);

test("what is sent stands among what is held, in order of time", () => {
  const after = heldAfter([held("work_end", 1080)], [start], { automatic: false });

  expect(linesOf(after)).toEqual(["work_start 540", "work_end 1080"]);
});

test("where Jobcan decides kinds by order, what was held may come to mean something else", () => {
  const stored = [held("work_start", 600), held("work_end", 780)];

  const after = heldAfter(stored, [start, end], { automatic: true });

  expect(linesOf(after)).toEqual([
    "work_start 540",
    "rest_start 600",
    "rest_end 780",
    "work_end 1080",
  ]);
});

test("where nothing is sent, what is held stays as it is shown", () => {
  const stored = [{ ...held("work_end", 600), pending: true }];

  expect(heldAfter(stored, [], { automatic: true })).toEqual(stored);
});
