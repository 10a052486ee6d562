import type { DayRecord, HeldPunch } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { partsOfHeld, partsOfOwn, recordedPunch } from "./punch-parts.ts";

const start = { kind: "work_start", timeMin: 540, pending: false } as const;
const end = { kind: "work_end", timeMin: 1080, pending: false } as const;

test.each<[what: string, asked: string, shown: string]>([
  ["nothing asked", "", "直行"],
  ["blanks and line breaks", "客先\n直行 ", " 客先　直行"],
  ["width", "ＡＢＣ１２３", "ABC123"],
])("%s: a note agrees", (_what, note, shown) => {
  expect(partsOfOwn(record({ note }, [{ ...start, note: shown }]))).toBeUndefined();
});

test("a part that the list does not show says nothing", () => {
  expect(partsOfOwn(record({ note: "直行", place: "本社" }, [start, end]))).toBeUndefined();
});

test.each<[what: string, shown: Partial<HeldPunch>, reason: string, facts: object]>([
  ["a dropped note", { note: "" }, "note_differs", { askedNote: "直行", shownNote: "" }],
  ["a cut note", { note: "直…" }, "note_differs", { askedNote: "直行", shownNote: "直…" }],
  [
    "another place",
    { note: "直行", place: "大阪" },
    "place_differs",
    { askedPlace: "本社", shownPlace: "大阪" },
  ],
  [
    "both",
    { note: "", place: "大阪" },
    "note_differs",
    { askedNote: "直行", shownNote: "", askedPlace: "本社", shownPlace: "大阪" },
  ],
])("%s of one of the day's own punches is reported", (...[, shown, reason, facts]) => {
  const whole = { note: "直行", place: "本社" };
  const held = [
    { ...start, ...whole },
    { ...end, ...whole, ...shown },
  ];

  expect(partsOfOwn(record(whole, held))).toEqual({ reason, facts });
});

test.each(["refused", "absent"] as const)("a punch that was %s is not looked at", (fate) => {
  const now = [
    { ...start, note: "IC" },
    { ...end, note: "直行" },
  ];
  const day = record({ note: "直行" }, now);

  expect(partsOfOwn({ ...day, sent: [{ ...start, fate }, ...day.sent.slice(1)] })).toBeUndefined();
});

test("a punch that was there before is not looked at", () => {
  const held = [
    { ...start, note: "IC" },
    { ...end, note: "直行" },
  ];
  const day = record({ note: "直行" }, held);

  expect(partsOfOwn({ ...day, sent: day.sent.slice(1) })).toBeUndefined();
});

test("a part without a field is reported, whatever the list shows", () => {
  const day = record({ note: "直行", place: "本社" }, [{ ...start, note: "" }]);

  expect(partsOfOwn({ ...day, notTaken: ["note"] })).toEqual({
    reason: "note_not_taken",
    facts: { askedNote: "直行" },
  });
  expect(partsOfOwn({ ...day, notTaken: ["place"] })).toEqual({
    reason: "place_not_taken",
    facts: { askedPlace: "本社" },
  });
});

test.each<[notes: string[], reason: string | undefined]>([
  [["直行", "直行"], undefined],
  [["", "直行"], undefined],
  [["", ""], "note_differs"],
  [["遅延", "直行"], "note_differs"],
])("punches already there with the notes %j: %s", (notes, reason) => {
  const held = notes.map((note, index) => ({ ...start, timeMin: index, note }));

  expect(partsOfHeld({ note: "直行", place: undefined }, held)?.reason).toBe(reason);
  expect(partsOfHeld({ note: "", place: undefined }, held)).toBeUndefined();
});

test("what is missing at every punch, and what differs, is reported on one line", () => {
  const asked = { note: " 客先\n\n直行 ", place: undefined };

  expect(partsOfHeld(asked, [{ ...start, note: "" }])?.facts).toEqual({
    askedNote: "客先 直行",
    shownNote: "",
  });
  expect(partsOfHeld(asked, [{ ...start, note: " 遅延  (私用)\n" }])?.facts).toEqual({
    askedNote: "客先 直行",
    shownNote: "遅延 (私用)",
  });
});

test("a record keeps what was asked for, and keeps it short", () => {
  const long = "あ".repeat(300);
  const shown = { ...start, note: "直行", place: "本社" };
  const asked = { note: "直行", place: undefined };

  expect(recordedPunch(shown, { note: "", place: undefined })).toStrictEqual(start);
  expect(recordedPunch(shown, asked)).toEqual({ ...start, note: "直行" });
  expect(recordedPunch({ ...start, note: long }, { ...asked, note: long })).toEqual(start);
  const longest = long.slice(0, 100);
  expect(recordedPunch({ ...start, note: longest }, { ...asked, note: longest }).note).toBe(
    longest,
  );
  const { note = "" } = recordedPunch({ ...start, note: `${long}い` }, { ...asked, note: long });
  expect(Array.from(note)).toHaveLength(100);
  expect(partsOfOwn(record({ note: long }, [{ ...start, note }]))?.reason).toBe("note_differs");
});

/** A day whose two punches were sent and read back. */
function record(asked: Partial<DayRecord>, now: HeldPunch[]): DayRecord {
  const wanted = [start, end].map(({ kind, timeMin }) => ({ kind, timeMin }));
  const sent = wanted.map((punch) => ({ ...punch, fate: "read_back" as const }));
  return { date: "2026-11-04", row: 2, wanted, note: "", sent, now, ...asked };
}
