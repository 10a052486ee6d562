import type {
  DayPlan,
  DayReason,
  DayRecord,
  PunchPart,
  SheetMode,
} from "@jobcan-automation/contract";
import type { DayEntry } from "./day-ledger.ts";
import type { DayDecision } from "./decide-day.ts";
import type { DayForm } from "./pages/day-form.ts";

/** What a run is asked for, as far as a day's record shows it. */
export interface PlanContext {
  mode: SheetMode;
  /** 打刻場所 that is asked for. */
  place: string | undefined;
}

/** Reports what is to be done with a day, and what Jobcan holds of it. */
export function reportPlan(day: DayEntry, decision: DayDecision, place: string | undefined): void {
  const held = [...decision.held];
  const asked = place === undefined ? {} : { place };
  const decided = decidedWanted(decision);
  // What was there first stays, where a day is decided a second time.
  const before = day.record.before ?? held;
  day.update({ plan: decision.plan, before: [...before], now: held, ...asked, ...decided });
  day.log("info", { code: "day_planned", facts: { plan: decision.plan } });
}

/**
 * A day that gets no punch: its plan, and in `fill` also its end. A plan that the form would refuse carries the reason.
 */
export function endPlanned(day: DayEntry, decision: DayDecision, context: PlanContext): void {
  reportPlan(day, decision, context.place);
  if (context.mode === "plan") {
    const [untaken] = decision.notTaken ?? [];
    const notTaken = untaken === undefined ? undefined : notTakenReason[untaken];
    const reason = decision.blocked ?? decision.reason ?? notTaken ?? planReason(decision.plan);
    day.update({
      after: [...(decision.after ?? decision.held)],
      ...(reason === undefined ? {} : { reason }),
      ...(decision.facts === undefined ? {} : { facts: decision.facts }),
    });
    return;
  }
  const reason = decision.reason ?? planReason(decision.plan);
  const awaits = decision.plan === "awaiting_approval";
  day.end(awaits ? "awaiting_approval" : "skipped", reason, decision.facts);
}

/**
 * Logs before the first press what the form cannot take. A note for all days that the form cannot take is left out
 * without a log line.
 */
export function logNotTaken(
  day: DayEntry,
  { form, notTaken }: { form: DayForm; notTaken: readonly PunchPart[] },
): void {
  if (!form.note && !notTaken.includes("note") && day.record.note !== "") day.update({ note: "" });
  if (notTaken.length === 0) return;
  day.update({ notTaken: [...notTaken] });
  for (const part of notTaken) {
    if (part === "note") day.log("warn", { code: "note_not_taken", facts: {} });
    else day.log("warn", { code: "place_not_taken", facts: { groupName: day.record.place ?? "" } });
  }
}

const notTakenReason = { note: "note_not_taken", place: "place_not_taken" } as const;

/** What the user may decide of a conflict, or has decided. */
function decidedWanted({ plan, completion }: DayDecision): Partial<DayRecord> {
  if (completion === undefined) return {};
  if (plan === "conflict") return { addable: completion.send };
  const isDecided = plan === "enter" || plan === "already_recorded" || plan === "awaiting_approval";
  return isDecided ? { wanted: completion.wanted, completed: true } : {};
}

function planReason(plan: DayPlan): DayReason | undefined {
  if (plan === "enter") return undefined;
  return plan === "awaiting_approval" ? "already_awaiting" : plan;
}
