import type {
  DayPlan,
  DayReason,
  Facts,
  HeldPunch,
  PunchPart,
  WantedPunch,
} from "@jobcan-automation/contract";
import type { BookRow } from "./pages/attendance-book.ts";
import { comparePunches } from "../settlement/compare-punches.ts";
import { type Completion, completeSide } from "../settlement/complete-side.ts";
import { heldAfter } from "../settlement/held-after.ts";
import { type DayForm, decidesKinds, takesNoPunch } from "./pages/day-form.ts";
import { type AskedParts, partsOfHeld } from "../settlement/punch-parts.ts";
import type { MetRefusals } from "./company/met-refusals.ts";
import { placeOn } from "./company/place-on.ts";
import { siteMap } from "./site-map.ts";

/**
 * What is to be done with a day and, for `enter`, the punches to send in order of time. `blocked` says why the form
 * would refuse them.
 */
export interface DayDecision {
  plan: DayPlan;
  send: readonly WantedPunch[];
  held: readonly HeldPunch[];
  /** Of `enter`: 打刻場所 to enter it with; undefined for the form's own. */
  place?: string | undefined;
  /** What Jobcan will hold once this is done; absent where that is what it holds now. */
  after?: readonly HeldPunch[];
  /** Of a conflict: how the day could be completed beside what Jobcan holds. */
  completion?: Completion;
  blocked?: DayReason;
  /** Why a day is left unchanged, where its plan does not say it. */
  reason?: DayReason;
  /** What the sheet has and the form has no field for; the day is entered without it. */
  notTaken?: readonly PunchPart[];
  facts?: Facts;
}

/** The settings of a job that affect its days. `today` is the date in Japan. */
export interface DayRules {
  today: string;
  includeHolidays: boolean;
  /** 打刻場所 as the order has it. */
  groupName: string | undefined;
  /** What a person has chosen for days whose form does not take it. */
  otherPlaces?: readonly string[] | undefined;
  /** Days on which a conflict is completed beside what Jobcan holds. */
  addMissingOn: ReadonlySet<string>;
  /** What is decided of a day on which nothing may be entered; see `keepFree`. */
  free?: DayDecision | undefined;
  /** What the run was refused before. */
  met?: Pick<MetRefusals, "notes" | "places"> | undefined;
  /** Jobcan's words, or "", where it has refused another day of this period as closed. */
  closedBy?: string | undefined;
}

/**
 * Pure: decides a day by 出勤簿 alone; undefined where the day's own page is needed, as for a blank row. `leave` is what
 * the leave list says of the day. `leaveUnread`: that list could not be read, and such days are not to be entered.
 */
export function decideByBook(
  wanted: readonly WantedPunch[],
  row: BookRow | undefined,
  rules: FreeDayRules,
): DayDecision | undefined {
  const held = row === undefined ? [] : heldByBook(row);
  const comparison = comparePunches(wanted, held, { automatic: false });
  // A change that awaits approval may remove what the row shows: only the day's page can say.
  if (comparison.state === "held" && row?.pending !== true)
    return { plan: "already_recorded", send: [], held };
  // Other times in 出勤簿 may only be rounded ones: 打刻一覧 of the day's own page decides.
  return keepFree(row, rules);
}

/** What the leave list says of a day: `leave` in its words, `leaveUnread` where such days are not to be entered. */
export interface FreeDayRules {
  includeHolidays: boolean;
  leave: string;
  leaveUnread?: boolean;
}

/** Pure: a day on which nothing may be entered, whatever times 出勤簿 shows of it: it may fill in those of the shift. */
export function keepFree(row: BookRow | undefined, rules: FreeDayRules): DayDecision | undefined {
  const held = row === undefined ? [] : heldByBook(row);
  const leave = row?.leave || rules.leave;
  if (leave !== "") return { plan: "leave", send: [], held, facts: { siteText: leave } };
  const holiday = row?.holiday ?? "";
  if (holiday !== "" && !rules.includeHolidays) {
    return { plan: "holiday", send: [], held, facts: { siteText: holiday } };
  }
  return rules.leaveUnread === true ? { plan: "leave_unread", send: [], held } : undefined;
}

/**
 * A day as the sheet has it. `note` is what would be sent, `sheetNote` the row's own; the note for all days is not
 * compared with what Jobcan holds.
 */
export interface WantedDay {
  date: string;
  punches: readonly WantedPunch[];
  note: string;
  sheetNote?: string;
}

/**
 * Pure: decides a day by its own page. Only missing punches are sent; a different one is a conflict and stays as it is.
 */
export function decideByPage(
  wanted: WantedDay,
  page: { held: readonly HeldPunch[]; form: DayForm },
  rules: DayRules,
): DayDecision {
  const { held, form } = page;
  const automatic = decidesKinds(form);
  const comparison = comparePunches(wanted.punches, held, { automatic });
  if (comparison.state !== "held" && rules.free !== undefined) return { ...rules.free, held };
  switch (comparison.state) {
    case "held":
      return decideHeld(wanted, held, { rules, pending: comparison.pending });
    case "conflict":
      return decideConflict(wanted, page, rules);
    case "missing":
      return decideMissing(wanted, page, { rules, missing: comparison.missing });
  }
}

/** Left as it is, unless the user wants it completed and the form takes that. */
function decideConflict(
  wanted: WantedDay,
  page: { held: readonly HeldPunch[]; form: DayForm },
  rules: DayRules,
): DayDecision {
  const { held, form } = page;
  const automatic = decidesKinds(form);
  const completion = takesNoPunch(form)
    ? undefined
    : completeSide(wanted.punches, held, { automatic });
  const conflict: DayDecision = { plan: "conflict", send: [], held, ...conflictFacts(held) };
  if (completion === undefined) return conflict;
  if (!rules.addMissingOn.has(wanted.date)) {
    // With both sides there nothing is missing: the user may only accept or change them in Jobcan.
    return held.length === 1 ? { ...conflict, completion } : conflict;
  }
  const { wanted: punches, send } = completion;
  const pending = held.some((punch) => punch.pending);
  const decided =
    send.length === 0
      ? decideHeld({ ...wanted, punches }, held, { rules, pending })
      : decideMissing(wanted, page, { rules, missing: send });
  return { ...decided, completion };
}

function decideMissing(
  wanted: WantedDay,
  { held, form }: { held: readonly HeldPunch[]; form: DayForm },
  { rules, missing: send }: { rules: DayRules; missing: readonly WantedPunch[] },
): DayDecision {
  if (takesNoPunch(form)) {
    const facts = form.message === "" ? {} : { facts: { siteText: form.message } };
    return { plan: wanted.date > rules.today ? "future" : "closed", send: [], held, ...facts };
  }
  const { closedBy } = rules;
  if (closedBy !== undefined) {
    return {
      plan: "closed",
      send: [],
      held,
      ...(closedBy !== "" && { facts: { siteText: closedBy } }),
    };
  }
  const { groupName, otherPlaces, met } = rules;
  const place = placeOn(form, { groupName, otherPlaces, refused: met?.places });
  const notTaken = partsNotTaken(form, { note: wanted.sheetNote ?? "", place });
  const blocked = blockedBy(form, { send, note: wanted.note, groupName: place, met });
  const enter = { plan: "enter", send, held, place, notTaken } as const;
  if (blocked.blocked !== undefined) return { ...enter, ...blocked };
  return { ...enter, after: heldAfter(held, send, { automatic: decidesKinds(form) }) };
}

/**
 * All times are there. Where the list shows another note or place than the sheet's or the order's own, the day is a
 * conflict; what a person has said of other days does not count.
 */
function decideHeld(
  { punches, sheetNote = "" }: WantedDay,
  held: readonly HeldPunch[],
  { rules, pending }: { rules: DayRules; pending: boolean },
): DayDecision {
  const asked = { note: sheetNote, place: rules.groupName };
  const wanted = held.filter((punch) => punches.some(({ timeMin }) => timeMin === punch.timeMin));
  const parts = partsOfHeld(asked, wanted);
  if (parts !== undefined) return { plan: "conflict", send: [], held, ...parts };
  return { plan: pending ? "awaiting_approval" : "already_recorded", send: [], held };
}

function partsNotTaken(form: DayForm, { note, place }: AskedParts): PunchPart[] {
  return [
    ...(note.trim() !== "" && !form.note ? (["note"] as const) : []),
    ...(place !== undefined && form.groups.length === 0 ? (["place"] as const) : []),
  ];
}

/** Jobcan's mark of deletion, where a punch that awaits deletion is the conflict. */
function conflictFacts(held: readonly HeldPunch[]): { facts?: Facts } {
  const isDeleting = held.some((punch) => punch.deleting);
  return isDeleting ? { facts: { siteText: siteMap.day.deletingMark } } : {};
}

interface Asked extends Pick<DayRules, "groupName" | "met"> {
  send: readonly WantedPunch[];
  note: string;
}

function refusedPlace(groupName: string | undefined): { blocked: DayReason; facts: Facts } {
  return { blocked: "group_refused", facts: groupName === undefined ? {} : { groupName } };
}

/** What the form shows that it will refuse, known before anything is pressed. */
function blockedBy(form: DayForm, asked: Asked): { blocked?: DayReason; facts?: Facts } {
  const note = asked.note.trim();
  const { groupName, met } = asked;
  if (form.noteRequired && note === "") return { blocked: "note_required" };
  const refusedNote = form.note ? met?.notes.get(note) : undefined;
  if (refusedNote !== undefined) return { blocked: refusedNote };
  if (groupName === undefined && form.placeOpen) return { blocked: "place_required" };
  if (met?.places.has(groupName ?? "") === true) return refusedPlace(groupName);
  if (groupName !== undefined && form.groups.length > 0 && !form.groups.includes(groupName)) {
    return refusedPlace(groupName);
  }
  const unoffered = asked.send.find(({ kind }) => !form.kinds.includes(kind));
  if (!decidesKinds(form) && unoffered !== undefined) {
    return { blocked: "refused", facts: { siteText: siteMap.day.kinds[unoffered.kind][0] } };
  }
  return {};
}

function heldByBook(row: BookRow): HeldPunch[] {
  const start = row.startMin === undefined ? [] : [stamp("work_start", row.startMin)];
  const end = row.endMin === undefined ? [] : [stamp("work_end", row.endMin)];
  return [...start, ...end];
}

function stamp(kind: "work_start" | "work_end", timeMin: number): HeldPunch {
  return { kind, timeMin, pending: false };
}
