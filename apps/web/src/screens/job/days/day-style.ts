import type { DayOutcome, DayPlan, DayRecord, JobMode } from "@jobcan-automation/contract";
import { outcomeStyles } from "../../../shared/tags/outcome-tally.tsx";
import type { TagStyle } from "../../../shared/tags/tag.tsx";

const planStyles: Record<DayPlan, TagStyle> = {
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
  | { kind: "outcome"; outcome: DayOutcome; style: TagStyle }
  | { kind: "plan"; plan: DayPlan; style: TagStyle }
  | { kind: "current"; style: TagStyle }
  | { kind: "coming"; style: TagStyle };

/** The state of a day, for its tag. A dry run shows its plan, although its days end as skipped. */
export function dayStatus(day: DayRecord, mode: JobMode, isCurrent: boolean): DayStatus {
  if (mode === "plan" && day.plan !== undefined) {
    return { kind: "plan", plan: day.plan, style: planStyles[day.plan] };
  }
  if (day.outcome === "skipped" && day.reason === "conflict") {
    return { kind: "outcome", outcome: day.outcome, style: planStyles.conflict };
  }
  if (day.outcome !== undefined) {
    return { kind: "outcome", outcome: day.outcome, style: outcomeStyles[day.outcome] };
  }
  if (isCurrent) return { kind: "current", style: { tone: "info", icon: "edit" } };
  if (day.plan !== undefined) return { kind: "plan", plan: day.plan, style: planStyles[day.plan] };
  return { kind: "coming", style: { tone: "quiet", icon: "dot" } };
}
