import {
  type DayOutcome,
  type DayRecord,
  type HeldPunch,
  AutofillError,
} from "@jobcan-automation/contract";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { closeLedger, type RunResult } from "../settlement/close-ledger.ts";
import { endByReading } from "../settlement/end-of-day.ts";
import { rowsFor } from "../testing/run-against.ts";
import { createDayLedger, type DayEntry } from "./day-ledger.ts";
import { endBrokenDay, endFailedDay, endUnreadDay } from "./end-broken-day.ts";
import { stillBusy } from "./visit/wait-until-idle.ts";

const start: HeldPunch = { kind: "work_start", timeMin: 540, pending: false };
const end: HeldPunch = { kind: "work_end", timeMin: 1080, pending: false };
const pendingEnd: HeldPunch = { ...end, pending: true };
const pendingStart: HeldPunch = { ...start, pending: true };

test("a day broken off after both punches were read back ends by that reading", () => {
  const day = dayWith({ sent: sentWith(["read_back", "read_back"]), now: [start, end] });

  endBrokenDay(day, undefined);

  expect(day.record).toMatchObject({ outcome: "verified" });
  expect(day.record.reason).toBeUndefined();
});

test("a day broken off whose last reading shows both as pending awaits approval", () => {
  const now = [pendingStart, pendingEnd];
  const day = dayWith({ sent: sentWith(["read_back", "read_back"]), now });

  endBrokenDay(day, new AutofillError("BROWSER_CRASHED", {}));

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
  [
    "a last reading older than a press that was read back",
    ["read_back", "read_back"],
    [start],
    "unknown not_settled",
  ],
  [
    "a stamp of unknown kind beside a whole day",
    ["read_back", "read_back"],
    [start, { kind: "unknown", timeMin: 720, pending: false }, end],
    "unknown not_settled",
  ],
  [
    "a stamp that is there twice, once pending",
    ["read_back", "read_back"],
    [start, end, pendingEnd],
    "awaiting_approval ",
  ],
  ["no press at all", [], [], "not_reached stopped"],
])("%s is not called verified when it is broken off", (...[, fates, now, ends]) => {
  const day = dayWith({ sent: sentWith(fates), now });

  endBrokenDay(day, undefined);

  expect(`${day.record.outcome} ${day.record.reason ?? ""}`).toBe(ends);
});

test.each([
  [new AutofillError("SITE_CHANGED", { cell: "出 9" }), "site_changed", { cell: "出 9" }],
  [new AutofillError("SITE_CHANGED", { cell: 9 }), "site_changed", undefined],
  [
    new AutofillError("SITE_CHANGED", { cause: "stored_differently" }),
    "others_stored_differently",
    undefined,
  ],
  [stillBusy(), "form_busy", undefined],
  [new AutofillError("UNEXPECTED_REDIRECT"), "site_changed", undefined],
  [new AutofillError("SESSION_LOST"), "session_lost", undefined],
  [new AutofillError("BROWSER_CRASHED"), "browser_crashed", undefined],
  [new AutofillError("NO_SPACE"), "no_space", undefined],
  [new AutofillError("INTERRUPTED"), "interrupted", undefined],
  [new AutofillError("SITE_UNAVAILABLE", { cause: "timed_out" }), "timed_out", undefined],
  [new AutofillError("SITE_UNAVAILABLE", { cause: "hangs" }), "timed_out", undefined],
  [new AutofillError("SITE_UNAVAILABLE", { cause: "x" }), "site_error", undefined],
  [new AutofillError("NETWORK_ERROR"), "site_error", undefined],
] as const)(
  "a day that %o ended before it was sent, or in its middle, says why",
  (...[error, reason, facts]) => {
    const unsent = dayWith({});
    endFailedDay(unsent, error);
    expect([unsent.record.outcome, unsent.record.reason]).toEqual(["failed", reason]);
    expect(unsent.record.facts).toEqual(facts);

    const half = dayWith({ sent: sentWith(["read_back"]), now: [start] });
    endBrokenDay(half, error);
    expect([half.record.outcome, half.record.reason]).toEqual(["failed", reason]);
    expect(half.record.facts).toEqual(facts);
  },
);

test("an odd page of one day is a page that was not understood", () => {
  const day = dayWith({});

  endFailedDay(day, new AutofillError("CORRECTION_NOT_ALLOWED"));

  expect([day.record.outcome, day.record.reason]).toEqual(["failed", "site_changed"]);
});

test("where the end is unknown the error's code is said beside it, and of a day not reached nothing", () => {
  const error = new AutofillError("SITE_CHANGED", { cell: "出 9" });
  const pressed = dayWith({ sent: sentWith(["pressed"]) });
  endBrokenDay(pressed, error);
  expect(pressed.record.facts).toEqual({ cause: "SITE_CHANGED", cell: "出 9" });
  const stopped = dayWith({ sent: sentWith(["pressed"]) });
  endBrokenDay(stopped, undefined);
  expect(stopped.record).not.toHaveProperty("facts");
  const untouched = dayWith({});
  endBrokenDay(untouched, error);
  expect(untouched.record).toMatchObject({ outcome: "not_reached", reason: "site_changed" });
  expect(untouched.record).not.toHaveProperty("facts");
});

test("a day that can no longer be read is unknown, with the error's code", () => {
  const day = dayWith({ sent: sentWith(["read_back", "read_back"]), now: [start, end] });

  endUnreadDay(day, new AutofillError("SITE_UNAVAILABLE"));

  expect(day.record).toMatchObject({
    outcome: "unknown",
    reason: "not_settled",
    facts: { cause: "SITE_UNAVAILABLE" },
  });
});

test("what a whole day shows of another note is said with the day", () => {
  const now = [{ ...start, note: "" }, end];
  const day = dayWith({ note: "直行", sent: sentWith(["read_back", "read_back"]), now });

  endBrokenDay(day, new AutofillError("SITE_CHANGED", { cell: "出 9" }));

  expect(day.record).toMatchObject({
    reason: "note_differs",
    facts: { askedNote: "直行", shownNote: "" },
  });
});

const endings: RunResult[] = [
  { how: "done" },
  { how: "cancelled", error: { code: "JOB_CANCELLED", facts: {} } },
  { how: "interrupted", error: { code: "INTERRUPTED", facts: {} } },
  { how: "failed", error: { code: "RUNNER_CRASHED", facts: {} } },
];
const errors = [undefined, new AutofillError("BROWSER_CRASHED"), new AutofillError("NO_SPACE")];

test("runner and server say the same end of the same broken day, and no reason but that of the break differs", () => {
  fc.assert(
    fc.property(
      anyRecord(),
      fc.constantFrom(...endings),
      fc.constantFrom(...errors),
      (known, ending, error) => {
        const day = dayWith(known);
        const [byServer] = closeLedger([day.record], "fill", ending).days;
        endBrokenDay(day, error);

        expect(endOf(day.record)).toEqual(byServer && endOf(byServer));
      },
    ),
    { numRuns: 2_000 },
  );
});

test("nothing is claimed of a broken day that its record does not bear out", () => {
  fc.assert(
    fc.property(anyRecord(), (known) => {
      const day = dayWith(known);
      endBrokenDay(day, undefined);

      expect(isBorneOut(day.record)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("a broken day is never called better than the same record is after a whole reading", () => {
  fc.assert(
    fc.property(anyRecord(), fc.boolean(), (known, automatic) => {
      const day = dayWith(known);
      const whole = endByReading(day.record, { automatic });
      endBrokenDay(day, undefined);

      expect(whole.outcome).toBeOneOf(noBetterThan(day.record, whole.outcome));
    }),
    { numRuns: 2_000 },
  );
});

/** An end without the reason of the break, which runner and server each know in their own way. */
function endOf({ outcome, reason, facts, sent }: DayRecord): unknown[] {
  const isOfParts = reason?.startsWith("note_") === true || reason?.startsWith("place_") === true;
  const isOfBreak = outcome === "not_reached" || (outcome === "failed" && !isOfParts);
  return [outcome, isOfBreak ? "broken" : reason, isOfParts ? facts : undefined, sent];
}

/** Judged anew, and not as the code does it. */
function isBorneOut({ wanted: asked, sent, now = [], outcome, reason }: DayRecord): boolean {
  const isOpen = sent.some(({ fate }) => fate === "pressed" || fate === "accepted");
  const isMixed = now.some(({ deleting, kind }) => deleting === true || kind === "unknown");
  const shown = asked.map(({ kind, timeMin }) =>
    now.filter((held) => held.kind === kind && held.timeMin === timeMin),
  );
  const isShown = !isOpen && !isMixed && shown.every((stamps) => stamps.length > 0);
  const isPending = shown.flat().some(({ pending }) => pending);
  const readBack = sent.filter(({ fate }) => fate === "read_back");
  const times = new Set([...now, ...readBack].map(({ timeMin }) => timeMin));
  switch (outcome) {
    case "not_reached":
      return sent.length === 0;
    case "verified":
      return sent.length > 0 && isShown && !isPending;
    case "awaiting_approval":
      return sent.length > 0 && isShown && isPending;
    case "unknown":
      return sent.length > 0 && (isOpen || asked.every(({ timeMin }) => times.has(timeMin)));
    case "failed":
      return reason === "stopped"
        ? !isOpen && !asked.every(({ timeMin }) => times.has(timeMin))
        : isShown;
    case "rejected":
    case "skipped":
    case undefined:
      return false;
  }
}

/** What a whole reading may say of a day of which this is said when it is broken off. */
function noBetterThan({ outcome }: DayRecord, whole: DayOutcome): DayOutcome[] {
  if (outcome === "verified") return ["verified"];
  return outcome === "awaiting_approval" ? ["verified", "awaiting_approval"] : [whole];
}

type Fate = DayRecord["sent"][number]["fate"];
type Known = Partial<Pick<DayRecord, "wanted" | "sent" | "now" | "note" | "place" | "notTaken">>;

const wanted: DayRecord["wanted"] = [
  { kind: "work_start", timeMin: 540 },
  { kind: "work_end", timeMin: 1080 },
];
const wantedWithBreak: DayRecord["wanted"] = [
  { kind: "work_start", timeMin: 540 },
  { kind: "rest_start", timeMin: 720 },
  { kind: "rest_end", timeMin: 780 },
  { kind: "work_end", timeMin: 1080 },
];

/** Presses of 9:00 and 18:00, in this order, which came to these fates. */
function sentWith(fates: readonly Fate[]): DayRecord["sent"] {
  return wanted.flatMap((punch, index) => {
    const fate = fates[index];
    return fate === undefined ? [] : [{ ...punch, fate }];
  });
}

/** A day of 9:00 to 18:00 of which this is known. */
function dayWith(known: Known): DayEntry {
  const reporter = { log: () => {}, day: () => {}, account: () => {} };
  const [day] = createDayLedger(rowsFor(["2026-11-04"]), "", reporter).days;
  if (day === undefined) throw new Error("a row gives a day");
  // The ledger's own list of wanted punches comes from the row; here it is the record's.
  day.update(known);
  return day;
}

/**
 * Records as they may be left anywhere in a day, and many that cannot be: readings that hold the whole day come as
 * often as any others.
 */
function anyRecord(): fc.Arbitrary<Known> {
  const fates: Fate[] = ["pressed", "accepted", "refused", "read_back", "absent"];
  return fc.constantFrom(wanted, wantedWithBreak).chain((punches) => {
    const press = fc.record({
      punch: fc.constantFrom(...punches),
      fate: fc.constantFrom<Fate>(...fates, "read_back", "read_back"),
    });
    const whole: HeldPunch[] = punches.map((punch) => ({ ...punch, pending: false }));
    return fc.record({
      wanted: fc.constant(punches),
      note: fc.constantFrom("", "直行"),
      sent: fc
        .array(press, { maxLength: 4 })
        .map((presses) => presses.map(({ punch, fate }) => ({ ...punch, fate }))),
      now: fc
        .tuple(fc.boolean(), fc.array(anyStamp(), { maxLength: 4 }))
        .map(([isWhole, more]) => (isWhole ? whole.concat(more.slice(2)) : more)),
    });
  });
}

function anyStamp(): fc.Arbitrary<HeldPunch> {
  return fc.record(
    {
      kind: fc.constantFrom("work_start", "rest_start", "rest_end", "work_end", "unknown"),
      timeMin: fc.constantFrom(540, 720, 780, 1080),
      pending: fc.boolean(),
      deleting: fc.constant<true>(true),
      note: fc.constantFrom("直行", ""),
    },
    { requiredKeys: ["kind", "timeMin", "pending"] },
  );
}
