import type { DayRecord } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { MetRefusals } from "./met-refusals.ts";

const sent = { kind: "work_start", timeMin: 540 } as const;
const closedDay: DayRecord = {
  date: "2026-11-04",
  row: 2,
  wanted: [],
  note: "",
  sent: [],
  outcome: "rejected",
  reason: "closed",
  facts: { siteText: "締め済み" },
};

test.each<[what: string, sent: DayRecord["sent"], closedBy: string | undefined]>([
  ["a form that took nothing before anything was sent", [], "締め済み"],
  ["a press that was refused", [{ ...sent, fate: "refused" }], "締め済み"],
  [
    "a form that takes nothing once the day's first punch is there",
    [{ ...sent, fate: "read_back" }],
    undefined,
  ],
  [
    "the same where an earlier press was refused for another reason",
    [
      { ...sent, fate: "refused" },
      { ...sent, fate: "read_back" },
    ],
    undefined,
  ],
  ["a form that takes nothing once a press left nothing", [{ ...sent, fate: "absent" }], undefined],
])("%s: whether the month counts as closed", (...[, presses, closedBy]) => {
  const met = new MetRefusals();

  met.learn({ ...closedDay, sent: presses }, "2026-11");

  expect(met.closedBy("2026-11")).toBe(closedBy);
});
