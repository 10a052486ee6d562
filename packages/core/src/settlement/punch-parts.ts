import type { DayReason, DayRecord, Facts, HeldPunch } from "@jobcan-automation/contract";
import { cutText } from "@jobcan-automation/timesheet";

/** 備考 and 打刻場所 as they were asked for; "" and undefined ask for nothing. */
export interface AskedParts {
  note: string;
  place: string | undefined;
}

/** Which part of a day is not as it was asked for, although its times are. */
export interface PartsEnd {
  reason: Extract<
    DayReason,
    "note_differs" | "place_differs" | "note_not_taken" | "place_not_taken"
  >;
  facts: Facts;
}

/**
 * Pure: what of a day's own punches is not as it was sent, by the last reading; undefined where all agrees that 打刻一覧
 * shows. Punches that were there before do not count: nothing was sent of them.
 */
export function partsOfOwn(record: DayRecord): PartsEnd | undefined {
  const { note, place, notTaken = [], now = [] } = record;
  if (notTaken.includes("note"))
    return { reason: "note_not_taken", facts: { askedNote: cut(note) } };
  if (notTaken.includes("place"))
    return { reason: "place_not_taken", facts: { askedPlace: place ?? "" } };
  const sent = record.sent.filter(({ fate }) => fate !== "refused" && fate !== "absent");
  const own = now.filter((stamp) => sent.some(({ timeMin }) => timeMin === stamp.timeMin));
  return differing({ note, place }, own, (asked, shown) =>
    shown.find((text) => !isSameText(asked, text)),
  );
}

/**
 * Pure: what of punches that were there already is not as the sheet has it. A part that stands with one of them, and
 * is merely missing at another (a punch of a card reader), is there.
 */
export function partsOfHeld(asked: AskedParts, held: readonly HeldPunch[]): PartsEnd | undefined {
  return differing(asked, held, (wanted, shown) => {
    const other = shown.find((text) => text !== "" && !isSameText(wanted, text));
    const isMissing = shown.length > 0 && shown.every((text) => text === "");
    return other ?? (isMissing ? "" : undefined);
  });
}

/**
 * Pure: a punch as a day's record has it: only parts that were asked for, and those short. A long part that agrees is
 * left out, one that differs is cut: it still differs.
 */
export function recordedPunch(punch: HeldPunch, asked: AskedParts): HeldPunch {
  const { note, place, ...rest } = punch;
  const noteText = recordedText(asked.note, note);
  const placeText = recordedText(asked.place ?? "", place);
  return {
    ...rest,
    ...(noteText === undefined ? {} : { note: noteText }),
    ...(placeText === undefined ? {} : { place: placeText }),
  };
}

type Finder = (asked: string, shown: readonly string[]) => string | undefined;

function differing(
  asked: AskedParts,
  held: readonly HeldPunch[],
  find: Finder,
): PartsEnd | undefined {
  const shownOf = (part: "note" | "place", wanted = "") =>
    bare(wanted) === ""
      ? undefined
      : find(
          wanted,
          held.flatMap((stamp) => stamp[part] ?? []),
        );
  const shownNote = shownOf("note", asked.note);
  const shownPlace = shownOf("place", asked.place);
  if (shownNote === undefined && shownPlace === undefined) return undefined;
  return {
    reason: shownNote === undefined ? "place_differs" : "note_differs",
    facts: {
      ...(shownNote === undefined ? {} : { askedNote: cut(asked.note), shownNote: cut(shownNote) }),
      ...(shownPlace === undefined
        ? {}
        : { askedPlace: cut(asked.place ?? ""), shownPlace: cut(shownPlace) }),
    },
  };
}

function recordedText(asked: string, shown: string | undefined): string | undefined {
  if (shown === undefined || bare(asked) === "") return undefined;
  const isShort = Array.from(shown).length <= maxChars;
  if (isShort) return shown;
  return isSameText(asked, shown) ? undefined : cut(shown);
}

const maxChars = 100;

function cut(text: string): string {
  return cutText(text.replace(/\s+/g, " ").trim(), maxChars);
}

/** Width, blanks and line breaks do not count: a list shows a note on one line. */
function isSameText(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u200B-\u200D\uFEFF]+/g, "");
}
