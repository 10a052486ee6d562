import type { DayOutcome, DayPlan, DayRecord, JobMode } from "@jobcan-automation/contract";
import type { IconName } from "../../../shared/icon.tsx";
import type { Tone } from "../../../shared/tag.tsx";

export interface Look {
  tone: Tone;
  icon: IconName;
}

/** How each outcome of a day looks. */
export const outcomeLooks: Record<DayOutcome, Look> = {
  verified: { tone: "ok", icon: "check" },
  awaiting_approval: { tone: "info", icon: "clock" },
  rejected: { tone: "bad", icon: "cross" },
  skipped: { tone: "quiet", icon: "dash" },
  failed: { tone: "bad", icon: "cross" },
  unknown: { tone: "warn", icon: "question" },
  not_reached: { tone: "warn", icon: "alert" },
};

const planLooks: Record<DayPlan, Look> = {
  enter: { tone: "info", icon: "edit" },
  already_recorded: { tone: "ok", icon: "check" },
  awaiting_approval: { tone: "info", icon: "clock" },
  conflict: { tone: "warn", icon: "alert" },
  holiday: { tone: "quiet", icon: "dash" },
  leave_unread: { tone: "warn", icon: "alert" },
  leave: { tone: "quiet", icon: "dash" },
  future: { tone: "quiet", icon: "dash" },
  closed: { tone: "warn", icon: "alert" },
};

export type DayStatus =
  | { kind: "outcome"; outcome: DayOutcome; look: Look }
  | { kind: "plan"; plan: DayPlan; look: Look }
  | { kind: "current"; look: Look }
  | { kind: "coming"; look: Look };

/** How a day stands, for its tag. A dry run shows its plan even where it ended as skipped: the plan is what it was run for. */
export function dayStatus(day: DayRecord, mode: JobMode, isCurrent: boolean): DayStatus {
  if (mode === "plan" && day.plan !== undefined) {
    return { kind: "plan", plan: day.plan, look: planLooks[day.plan] };
  }
  if (day.outcome === "skipped" && day.reason === "conflict") {
    return { kind: "outcome", outcome: day.outcome, look: planLooks.conflict };
  }
  if (day.outcome !== undefined) {
    return { kind: "outcome", outcome: day.outcome, look: outcomeLooks[day.outcome] };
  }
  if (isCurrent) return { kind: "current", look: { tone: "info", icon: "edit" } };
  if (day.plan !== undefined) return { kind: "plan", plan: day.plan, look: planLooks[day.plan] };
  return { kind: "coming", look: { tone: "quiet", icon: "dot" } };
}
