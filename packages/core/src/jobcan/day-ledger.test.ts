import type { DayRecord, HeldPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { rowsFor } from "../testing/run-against.ts";
import { createDayLedger } from "./day-ledger.ts";

/** A day of 9:00 to 18:00, what is reported of it, and what is said. */
function openDay({ note = "", defaultNote = "" } = {}) {
  const reported: DayRecord[] = [];
  const said: unknown[] = [];
  const rows = rowsFor(["2026-11-04"]).map((row) => Object.assign({}, row, { note }));
  const { days } = createDayLedger(rows, defaultNote, {
    day: (record) => void reported.push(record),
    log: (...line) => void said.push(line),
    account() {},
  });
  const [day] = days;
  if (day === undefined) throw new Error("a row gives a day");
  return { day, reported, said };
}

const held = (kind: HeldPunch["kind"], timeMin: number): HeldPunch => ({
  kind,
  timeMin,
  pending: false,
});
const [start, end] = [
  { kind: "work_start", timeMin: 540 },
  { kind: "work_end", timeMin: 1080 },
] as const;

test("days stand in their order, each with the sheet's punches and nothing sent", () => {
  const { days } = createDayLedger(rowsFor(["2026-11-05", "2026-11-04"]), "", {
    day() {},
    log() {},
    account() {},
  });

  expect(days.map(({ record }) => record.date)).toEqual(["2026-11-04", "2026-11-05"]);
  expect(days[0]?.record).toEqual({
    date: "2026-11-04",
    row: days[0]?.row.row,
    wanted: [start, end],
    note: "",
    sent: [],
  });
});

test("a row's own note goes before the note for all days", () => {
  expect(openDay({ note: "直行", defaultNote: "打刻漏れ" }).day.record.note).toBe("直行");
  expect(openDay({ defaultNote: "打刻漏れ" }).day.record.note).toBe("打刻漏れ");
});

test("a press is on record before it happens, and its fate with the list that shows it in one", () => {
  const { day, reported } = openDay();

  const settle = day.press(start);
  expect(reported.at(-1)?.sent).toEqual([{ ...start, fate: "pressed" }]);
  settle("read_back", [held("work_start", 540)]);
  day.press(end)("refused");

  expect(reported.map(({ sent }) => sent.map(({ fate }) => fate).join())).toEqual([
    "pressed",
    "read_back",
    "read_back,pressed",
    "read_back,refused",
  ]);
  expect(reported[1]?.now).toEqual([held("work_start", 540)]);
  expect(reported[3]?.now).toEqual([held("work_start", 540)]);
});

test("a day's only press that did not happen leaves none", () => {
  const { day } = openDay();
  day.press(start);

  day.dropPress();

  expect(day.record.sent).toEqual([]);
});

test("a press that did not happen is taken back, and only that one", () => {
  const { day } = openDay();
  day.press(start)("accepted");
  day.press(end);

  day.dropPress();

  expect(day.record.sent).toEqual([{ ...start, fate: "accepted" }]);
});

test("a new reading says of each press whether it is there, and the day is open again", () => {
  const { day, reported } = openDay();
  day.press(start)("pressed");
  day.press(end)("read_back");
  day.press({ kind: "rest_start", timeMin: 720 })("refused");
  day.end("failed", "site_error", { cause: "X" });

  day.reread([held("work_end", 540)]);

  expect(reported.at(-1)).toEqual({
    date: "2026-11-04",
    row: day.row.row,
    wanted: [start, end],
    note: "",
    now: [held("work_end", 540)],
    sent: [
      { ...start, fate: "read_back" },
      { ...end, fate: "absent" },
      { kind: "rest_start", timeMin: 720, fate: "refused" },
    ],
  });
});

test("of what is held only those parts are recorded that were asked for", () => {
  const { day } = openDay({ note: "直行" });
  const stamp = { ...held("work_start", 540), note: "直行", place: "本社" };
  const noted = { ...held("work_start", 540), note: "直行" };

  day.update({ before: [stamp], now: [stamp], after: [stamp] });
  const { before, now, after } = day.record;
  expect({ before, now, after }).toEqual({ before: [noted], now: [noted], after: [noted] });
  day.update({ place: "本社", now: [stamp] });
  expect(day.record.now).toEqual([stamp]);
  expect(day.record.before).toEqual([noted]);
});

test.each([
  ["verified", undefined, "info"],
  ["awaiting_approval", undefined, "info"],
  ["skipped", "holiday", "info"],
  ["failed", "site_error", "error"],
  ["failed", "stopped", "warn"],
  ["unknown", "not_settled", "error"],
  ["unknown", "stopped", "error"],
  ["not_reached", "stopped", "warn"],
  ["rejected", "closed", "error"],
] as const)("an end as %s, %s is said once, as %s", (outcome, reason, level) => {
  const { day, said } = openDay();

  day.end(outcome, reason);

  const facts = reason === undefined ? { outcome } : { outcome, reason };
  expect(said).toStrictEqual([[level, { code: "day_ended", facts }, "2026-11-04"]]);
  expect([day.record.outcome, day.record.reason, day.record.facts]).toEqual([
    outcome,
    reason,
    undefined,
  ]);
  expect(Object.keys(day.record).includes("reason")).toBe(reason !== undefined);
});

test("facts of an end are cleaned of what a site may write, and none at all are left out", () => {
  const { day } = openDay();

  day.end("failed", "refused", { siteText: "  締め\n\n済み ", status: 500 });
  expect(day.record.facts).toEqual({ siteText: "締め 済み", status: 500 });
  const { day: plain } = openDay();
  plain.end("failed", "refused", {});
  expect(plain.record).not.toHaveProperty("facts");
});

test("what is said of a day carries its date, and what is wanted follows the record", () => {
  const { day, said } = openDay();

  day.log("warn", { code: "site_says", facts: { text: "混雑" } });
  day.update({ wanted: [start] });

  expect(said).toEqual([["warn", { code: "site_says", facts: { text: "混雑" } }, "2026-11-04"]]);
  expect(day.wanted).toEqual([start]);
});
