import type { DayReason, DayRecord, QuestionKind } from "@jobcan-automation/contract";
import { cleanSiteText } from "../clean-site-text.ts";

/**
 * Refusals that a run has met and that will be the same for other days: of a note by its words, of a place by its name,
 * of a closed period by its month in 出勤簿. What was refused once is not pressed again.
 */
export class MetRefusals {
  readonly notes = new Map<string, NoteRefusal>();
  /** "" for the form's own choice. */
  readonly places = new Set<string>();
  readonly #closed = new Map<string, string>();
  readonly #siteTexts = new Map<QuestionKind, string>();

  /** What the site said of a note, or of a place; "" where it said nothing. */
  siteTextOf(kind: QuestionKind): string {
    return this.#siteTexts.get(kind) ?? "";
  }

  /** Jobcan's words for a month that is closed, "" for none; undefined for one that is not known to be. */
  closedBy(month: string | undefined): string | undefined {
    return month === undefined ? undefined : this.#closed.get(month);
  }

  /** Learns from a day that has ended; `month` is the one of 出勤簿 that it belongs to. */
  learn(day: DayRecord, month: string | undefined): void {
    const { outcome, reason, facts, note, place } = day;
    if (outcome !== "rejected") return;
    const siteText = cleanSiteText(String(facts?.["siteText"] ?? ""));
    if (reason === "note_required" || reason === "note_refused") {
      this.notes.set(note.trim(), reason);
      this.#siteTexts.set("note", siteText);
    }
    if (reason === "group_refused") {
      this.places.add(place ?? "");
      this.#siteTexts.set("place", siteText);
    }
    if (reason === "closed" && month !== undefined && saysOfMonth(day)) {
      this.#closed.set(month, siteText);
    }
  }
}

/** How a note may be refused. */
type NoteRefusal = Extract<DayReason, "note_required" | "note_refused">;

/** A form that takes nothing after a press may only wait for the approval of that day's own punch. */
function saysOfMonth({ sent }: DayRecord): boolean {
  const last = sent.at(-1);
  return last === undefined || last.fate === "refused";
}
