import {
  type DayReason,
  type Question,
  type QuestionKind,
  type UnreadLeave,
  unreadLeaveChoices,
} from "@jobcan-automation/contract";
import type { PersonAnswer, PersonPort } from "../../base/ports.ts";
import type { DayEntry } from "../day-ledger.ts";
import type { DayForm } from "../pages/day-form.ts";
import type { RunStop } from "../visit/run-stop.ts";
import { MetRefusals } from "./met-refusals.ts";
import { placeOn, type WantedPlaces } from "./place-on.ts";
import { suggestedNotes } from "./suggested-notes.ts";

export interface CompanyWantsOptions {
  person: PersonPort;
  /** The site, as a question names it. */
  host: string;
  stop: Pick<RunStop, "any" | "soft" | "afterDay">;
  days: readonly DayEntry[];
  /** As the order has them. */
  groupName: string | undefined;
  /** What a person has said in the plan that is applied. */
  otherPlaces: readonly string[] | undefined;
  unreadLeave: UnreadLeave | undefined;
}

/** What came of asking: `stopped` where the run is to end after the day under way. */
export type Asked = "answered" | "unanswered" | "stopped";

/** How the order would have to be, for its days to be entered without a question. */
export interface SettledWants {
  defaultNote?: string;
  /** For days whose form does not take the order's place. */
  otherPlaces?: string[];
  unreadLeave?: UnreadLeave;
}

/** How often a person is asked for the same: once more where the first answer was refused. */
const timesAtMost = 2;

/**
 * What the company wants of every day beside its times: asked for once, before the first press where the form says it,
 * and applied to all days; a place only where the form does not take the order's own. A refusal that will be the same
 * for other days is met once.
 */
export class CompanyWants {
  readonly met = new MetRefusals();
  readonly #options: CompanyWantsOptions;
  readonly #asked = new Map<QuestionKind, number>();
  #settled: SettledWants = {};

  constructor(options: CompanyWantsOptions) {
    this.#options = options;
  }

  /** 打刻場所 by their names. */
  get places(): Pick<WantedPlaces, "groupName" | "otherPlaces"> {
    const { groupName, otherPlaces } = this.#options;
    return { groupName, otherPlaces: this.#settled.otherPlaces ?? otherPlaces };
  }

  get unreadLeave(): UnreadLeave {
    return this.#settled.unreadLeave ?? this.#options.unreadLeave ?? "leave";
  }

  /** What a person has said. */
  get settled(): SettledWants {
    return this.#settled;
  }

  /** Asks what to do with days that may be leave, where the order does not say it. */
  async askLeave(): Promise<void> {
    if (this.#options.unreadLeave !== undefined) return;
    const answer = await this.#ask({ kind: "leave_unread", choices: [...unreadLeaveChoices] });
    const choice = unreadLeaveChoices.find(
      (offered) => answer.way === "choice" && offered === answer.choice,
    );
    if (choice !== undefined) this.#settled = { ...this.#settled, unreadLeave: choice };
  }

  /** Asks for what a day is refused for want of. */
  async askFor(day: DayEntry, reason: DayReason | undefined, form: DayForm): Promise<Asked> {
    if (reason === "note_required" || reason === "note_refused") return await this.#askNote(day);
    const isOfPlace = reason === "place_required" || reason === "group_refused";
    return isOfPlace ? await this.#askPlace(day, form) : "unanswered";
  }

  /** Only for days whose row has none of its own. */
  async #askNote(asking: DayEntry): Promise<Asked> {
    if (hasOwnNote(asking)) return "unanswered";
    const { days } = this.#options;
    const choices = suggestedNotes(days.map(({ row }) => row.note));
    const answer = await this.#ask({ kind: "note", ...(choices.length > 0 && { choices }) });
    const note = answer.way === "text" ? answer.text.trim() : "";
    if (note === "") return this.#unanswered();
    this.#settled = { ...this.#settled, defaultNote: note };
    for (const day of days) {
      const isOpen = day === asking || day.record.outcome === undefined;
      if (isOpen && !hasOwnNote(day)) day.update({ note });
    }
    return "answered";
  }

  async #askPlace({ record }: DayEntry, form: DayForm): Promise<Asked> {
    // Refused by a press just now: what a person has said of another day may be taken here.
    const isRefused = record.outcome === "rejected" && this.met.places.has(record.place ?? "");
    const wanted = { ...this.places, refused: this.met.places };
    if (isRefused && placeOn(form, wanted) !== record.place) return "answered";
    const choices = form.groups
      .filter((name) => name.length <= maxNameChars && !this.met.places.has(name))
      .slice(0, maxChoices);
    if (choices.length === 0) return "unanswered";
    const answer = await this.#ask({ kind: "place", choices });
    if (answer.way !== "choice") return this.#unanswered();
    const otherPlaces = [...(this.places.otherPlaces ?? []), answer.choice];
    this.#settled = { ...this.#settled, otherPlaces };
    return "answered";
  }

  async #ask(question: Pick<Question, "kind" | "choices">): Promise<PersonAnswer> {
    const { person, host, stop } = this.#options;
    const { kind } = question;
    const times = this.#asked.get(kind) ?? 0;
    if (times >= timesAtMost) return nobody;
    this.#asked.set(kind, times + 1);
    const siteText = this.met.siteTextOf(kind);
    const again = times > 0 ? { isRepeat: true } : {};
    const said = siteText === "" ? {} : { siteText };
    try {
      const answer = await person.ask(
        { ...question, host, title: "", ...again, ...said },
        stop.any,
      );
      if (answer.way === "nobody") this.#asked.set(kind, timesAtMost);
      return answer;
    } catch (error) {
      if (stop.soft.aborted || !stop.afterDay) throw error;
      return nobody;
    }
  }

  #unanswered(): Asked {
    return this.#options.stop.afterDay ? "stopped" : "unanswered";
  }
}

/** As questions take them. */
const maxNameChars = 200;
const maxChoices = 200;

const nobody: PersonAnswer = { way: "nobody", reason: "absent" };

function hasOwnNote({ row }: DayEntry): boolean {
  return row.note.trim() !== "";
}
