import type { DayRecord, WantedPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { restCsv } from "./rest-csv.ts";

function dayWith(...kinds: WantedPunch["kind"][]): DayRecord {
  const wanted = kinds.map((kind, at) => ({ kind, timeMin: 540 + at * 60 }));
  return { date: "2026-11-04", row: 3, note: "", wanted, sent: [] };
}

test.each([
  ["two shifts", ["work_start", "work_end", "work_start", "work_end"]],
  ["two ends", ["work_start", "work_end", "work_end"]],
  ["a break without its end", ["work_start", "rest_start", "work_end"]],
] as const)("a day that a row cannot say is refused, not shortened: %s", (_, kinds) => {
  expect(() => restCsv([dayWith(...kinds)])).toThrow(
    expect.objectContaining({ code: "INVALID_REQUEST", facts: { row: 3, date: "2026-11-04" } }),
  );
});

test("the order's own note is left to the order, a day's own one is written", () => {
  const day = dayWith("work_start", "work_end");
  const days = [{ ...day, note: "打刻漏れ" }];

  expect(restCsv(days, { defaultNote: " 打刻漏れ " })).toBe(
    "\uFEFF日付,開始時刻,終了時刻\r\n2026-11-04,09:00,10:00\r\n",
  );
  const mixed = restCsv([...days, { ...day, date: "2026-11-05", note: "直行" }], {
    defaultNote: "打刻漏れ",
  });
  expect(mixed.split("\r\n").slice(0, 3)).toEqual([
    "\uFEFF日付,開始時刻,終了時刻,備考",
    "2026-11-04,09:00,10:00,",
    "2026-11-05,09:00,10:00,直行",
  ]);
  expect(restCsv(days)).toContain("打刻漏れ");
});
