import { type HeldPunch, type PunchKind, AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { dayFormOf } from "../../testing/day-form.ts";
import { fakeVisit } from "../../testing/fake-visit.ts";
import { rowsFor } from "../../testing/run-against.ts";
import type { DayForm } from "../pages/day-form.ts";
import { createDayLedger, type DayEntry } from "../day-ledger.ts";
import { punchDay } from "./punch-day.ts";
import type { PunchWork } from "./punch-work.ts";
import type { PagePlace } from "../pages/read-table.ts";
import { stillBusy } from "../visit/wait-until-idle.ts";
import type { SiteVisit } from "../visit/site-visit.ts";

const start: HeldPunch = { kind: "work_start", timeMin: 540, pending: false };
const end: HeldPunch = { kind: "work_end", timeMin: 1080, pending: false };
const pendingEnd: HeldPunch = { ...end, pending: true };

const late = () => {
  throw new AutofillError("SITE_UNAVAILABLE", { cause: "hangs" });
};
const asked = () => ({ kind: "asked", siteText: "よろしいですか？" });
const failed = () => ({ kind: "no_answer", cause: "status_500" });
const limited = () => ({ kind: "limited", retryAfterSecs: undefined });
const refused = (field: string, code: string) => () => ({ kind: "refused", field, code });
const accepted = (listed: readonly HeldPunch[]) => () => ({
  kind: "accepted",
  logTable: "",
  refresh: false,
  reload: "none",
  listed,
});
const half = [start];
const both = [start, end];

// The last punch of a day, 18:00, is pressed; what each press is answered, what each reading of the day shows, and
// what must come of it.
test.each<[what: string, answers: Answer[], reads: HeldPunch[][], presses: number, ends: string]>([
  ["accepted and listed", [accepted(both)], [], 1, "verified"],
  ["accepted, listed as pending", [accepted([start, pendingEnd])], [], 1, "awaiting_approval"],
  ["accepted, not listed, and there", [accepted(half)], [both], 1, "verified"],
  ["accepted and nowhere", [accepted(half)], [half], 1, "failed accepted_but_not_stored"],
  [
    "accepted, and listed as something else",
    [accepted([start, { ...end, kind: "rest_start" }])],
    [[start, { ...end, kind: "rest_start" }]],
    1,
    "failed stored_differently",
  ],
  [
    "accepted, and listed at another time",
    [accepted([start, { ...end, timeMin: 1140 }])],
    [[start, { ...end, timeMin: 1140 }]],
    1,
    "failed stored_differently",
  ],
  ["answered late, and there", [late], [both], 1, "verified"],
  ["answered late, and not there now", [late], [half], 1, "unknown timed_out"],
  ["failed by the site, and there", [failed], [both], 1, "verified"],
  ["failed by the site, not there, then accepted", [failed, accepted(both)], [half], 2, "verified"],
  ["failed by the site twice", [failed, failed], [half, half], 2, "failed site_error"],
  [
    "refused by a limit three times, each read as absent, then accepted",
    [limited, limited, limited, accepted(both)],
    [half, half, half],
    4,
    "verified",
  ],
  ["refused by a limit, and there all the same", [limited], [both], 1, "verified"],
  [
    "refused by a limit, then failed by the site twice",
    [limited, failed, failed],
    [half, half, half],
    3,
    "failed site_error",
  ],
  ["failed by the site, then late", [failed, late], [half, half], 2, "unknown timed_out"],
  ["refused for its token once", [refused("token", "x"), accepted(both)], [half], 2, "verified"],
  ["a duplicate that is there", [refused("time", "duplicate")], [both], 1, "verified"],
  [
    "a duplicate that is not there",
    [refused("time", "duplicate")],
    [half],
    1,
    "rejected duplicate_time",
  ],
  ["refused", [refused("date", "closed")], [], 1, "rejected closed"],
  ["asked back, and not there", [asked], [half], 1, "rejected asked_back"],
  ["asked back, and there all the same", [asked], [both], 1, "verified"],
  ["refused without a word, and there", [refused("", "")], [both], 1, "verified"],
  ["refused without a word, and not there", [refused("", "")], [half], 1, "rejected refused"],
])("a press that is %s", async (...[, answers, reads, presses, ends]) => {
  const day = dayHolding([start]);
  let pressed = 0;
  let listed: readonly HeldPunch[] = [];
  const visit = scripted({
    reads: reads.map(dayPage),
    act(step) {
      if (step === "read_list") return listed;
      if (step === "read_refusal") return "";
      if (step !== "press_punch") return undefined;
      pressed += 1;
      const answer = answers.shift()?.();
      listed = answer?.listed ?? [];
      return answer;
    },
  });

  await punchDay(workOn(visit), day, {
    page: { date: day.row.date, held: half, form },
    send: day.wanted.slice(1),
  });

  const { outcome, reason } = day.record;
  expect([pressed, [outcome, reason].join(" ").trim()]).toEqual([presses, ends]);
});

test("after somebody else's punch has come in between, no further one is pressed", async () => {
  const foreign: HeldPunch = { kind: "work_start", timeMin: 480, pending: false };
  const lunch: HeldPunch = { kind: "rest_start", timeMin: 720, pending: false };
  expect(await pressesBeside(foreign)).toEqual({
    presses: 1,
    outcome: "failed",
    reason: "conflict",
  });
  expect(await pressesBeside(lunch)).toMatchObject({ presses: 2 });
});

test("a punch that was stored after it was read as absent is not pressed again when typing breaks in between", async () => {
  const day = dayHolding([start]);
  const presses: string[] = [];
  const typing = [done, broken];
  const visit = scripted({
    reads: [dayPage([start]), dayPage([start, end])],
    act(step) {
      if (step === "type_punch") return typing.shift()?.();
      presses.push(step);
      return { kind: "no_answer", cause: "status_500" };
    },
  });

  await punchDay(workOn(visit), day, {
    page: { date: day.row.date, held: [start], form },
    send: day.wanted.slice(1),
  });

  expect(presses).toEqual(["press_punch"]);
  expect(day.record).toMatchObject({
    outcome: "verified",
    sent: [{ timeMin: 1080, fate: "read_back" }],
  });
});

test("a page that stays busy is loaded once more, and its button is not pressed", async () => {
  const day = dayHolding([start]);
  const steps: string[] = [];
  const busy = { ...form, busy: true };
  const visit = scripted({
    reads: [[dayPage(half)[0], busy]],
    act(step) {
      steps.push(step);
      return step === "read_form" ? busy : false;
    },
  });
  const page = { date: day.row.date, held: half, form: busy };

  await expect(punchDay(workOn(visit), day, { page, send: day.wanted.slice(1) })).rejects.toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ cause: "busy" }) as unknown }),
  );

  expect(steps.filter((step) => step !== "wait_idle")).toEqual(["read_form"]);
  expect(day.record.sent).toEqual([]);
});

test.each<
  [what: string, typing: Answer[], replies: Answer[], reads: HeldPunch[][], steps: string[]]
>([
  [
    "busy when its time is typed",
    [busyNow],
    [accepted(both)],
    [],
    ["type_punch", "wait_idle", "type_punch", "press_punch"],
  ],
  [
    "busy at the very moment of the press",
    [],
    [() => ({ kind: "not_pressed" }), accepted(both)],
    [half],
    ["type_punch", "press_punch", "type_punch", "press_punch"],
  ],
])(
  "a button that is %s is waited for, and pressed once",
  async (...[, typing, replies, reads, steps]) => {
    const day = dayHolding([start]);
    const taken: string[] = [];
    const visit = scripted({
      reads: reads.map(dayPage),
      act(step) {
        if (step === "read_list") return both;
        taken.push(step);
        if (step === "wait_idle") return true;
        return step === "press_punch" ? replies.shift()?.() : typing.shift()?.();
      },
    });
    const page = { date: day.row.date, held: half, form };

    await punchDay(workOn(visit), day, { page, send: day.wanted.slice(1) });

    expect(taken).toEqual(steps);
    expect(day.record).toMatchObject({ outcome: "verified", sent: [{ fate: "read_back" }] });
  },
);

async function pressesBeside(other: HeldPunch) {
  const day = dayHolding([]);
  const lists = [
    [other, start],
    [other, ...both],
  ];
  let presses = 0;
  const visit = scripted({
    reads: [],
    act(step) {
      if (step === "read_list") return lists[presses - 1];
      if (step !== "press_punch") return undefined;
      presses += 1;
      return accepted([])();
    },
  });
  const page = { date: day.row.date, held: [], form };
  await punchDay(workOn(visit), day, { page, send: day.wanted });
  return { presses, outcome: day.record.outcome, reason: day.record.reason };
}

type Answer = () => { kind: string; listed?: readonly HeldPunch[] };

function done(): void {
  // Typed.
}

function busyNow(): never {
  throw stillBusy();
}

function broken(): never {
  throw new AutofillError("NETWORK_ERROR", { cause: "navigation_interrupted" });
}

const form = dayFormOf({});

const kindWords: Partial<Record<PunchKind, string>> = {
  work_start: "出勤",
  rest_start: "休憩開始",
  work_end: "退勤",
};

/** What reading a day's page gives: its list and its form. */
function dayPage(held: readonly HeldPunch[]): [PagePlace, DayForm] {
  const rows = held.map(({ kind, timeMin }) => ({
    className: "",
    cells: [kindWords[kind] ?? "", `${Math.floor(timeMin / 60)}:00`].map((text) => ({
      text,
      links: [],
      tooltips: [],
    })),
  }));
  return [
    { found: true, beside: "", links: [], tables: [{ found: true, headers: [], rows }] },
    form,
  ];
}

/** A stay at Jobcan whose pages and steps come as scripted. */
function scripted(script: {
  reads: [PagePlace, DayForm][];
  act: (step: string) => unknown;
}): SiteVisit {
  return fakeVisit({ read: () => script.reads.shift(), act: script.act });
}

function workOn(visit: SiteVisit): PunchWork {
  const { signal } = new AbortController();
  return {
    visit,
    stop: { soft: signal, hard: signal, any: signal, afterDay: false, asked: undefined, ...noDay },
    pace: { beforePress: () => Promise.resolve(), pressed: done, slowDown: done },
    groupName: undefined,
    seen: { listHidesParts: false, reload: "unknown" },
    today: "2026-11-23",
    flushed: () => Promise.resolve(),
  };
}

const noDay = { dayInHand: false, holdDay: () => ({ [Symbol.dispose]: done }) };

/** A day of 9:00 to 18:00 that holds this already. */
function dayHolding(now: readonly HeldPunch[]): DayEntry {
  const reporter = { log: () => {}, day: () => {}, account: () => {} };
  const [day] = createDayLedger(rowsFor(["2026-11-04"]), "", reporter).days;
  if (day === undefined) throw new Error("a row gives a day");
  day.update({ now: [...now] });
  return day;
}
