import {
  type DayOutcome,
  type DayReason,
  type DayRecord,
  isUnfulfilled,
  type JobView,
} from "@jobcan-automation/contract";

/** What a person can do about days that a job has left. */
const leftTasks = [
  "approval",
  "look",
  "decide",
  "mend",
  "ask",
  "leave",
  "missing",
  "later",
  "again",
  "by_hand",
  "parts",
] as const;
type LeftTask = (typeof leftTasks)[number];

/** Days that ask for the same thing. */
export interface LeftToDo {
  task: LeftTask;
  days: readonly DayRecord[];
}

/** Pure: what an ended job leaves to its person, the most urgent first; nothing of a job that its days do not judge. */
export function leftToDo(job: JobView): LeftToDo[] {
  if (!isJudged(job)) return [];
  const tasks = Map.groupBy(job.days, taskOf);
  return leftTasks.flatMap((task) => {
    const asking = tasks.get(task) ?? [];
    return asking.length === 0 ? [] : [{ task, days: asking }];
  });
}

/**
 * Whether what is left follows from the days alone: not where a plan or a connection test wrote nothing, nor where the
 * job failed as a whole, which its error says better.
 */
export function isJudged({ mode, status }: Pick<JobView, "mode" | "status">): boolean {
  if (status.state !== "finished" || mode === "plan" || mode === "probe") return false;
  return status.outcome !== "failed" || status.error === undefined;
}

/** Days of which somebody else still has to approve what was entered. */
export function awaitingDays(days: readonly DayRecord[]): DayRecord[] {
  return days.filter((day) => taskOf(day) === "approval");
}

function taskOf({ outcome, reason }: DayRecord): LeftTask | undefined {
  if (outcome === "awaiting_approval" || reason === "already_awaiting") return "approval";
  if (outcome === undefined) return "again";
  if (isUnfulfilled({ outcome, reason })) {
    return reason === undefined ? ofOutcome[outcome] : (ofReason[reason] ?? ofOutcome[outcome]);
  }
  return reason === "note_not_taken" || reason === "place_not_taken" ? "parts" : undefined;
}

const ofOutcome: Record<DayOutcome, LeftTask | undefined> = {
  verified: undefined,
  awaiting_approval: "approval",
  rejected: "ask",
  skipped: undefined,
  failed: "look",
  unknown: "look",
  not_reached: "again",
};

/** Of days that are not as the sheet has them. A reason without a row does not compile. */
const ofReason: Record<DayReason, LeftTask | undefined> = {
  already_recorded: undefined,
  already_awaiting: "approval",
  conflict: "decide",
  holiday: undefined,
  leave: undefined,
  leave_unread: "leave",
  future: "later",
  closed: "ask",
  note_required: "mend",
  note_refused: "mend",
  group_refused: "mend",
  time_refused: "mend",
  duplicate_time: "mend",
  auto_leave: "ask",
  too_early: "later",
  day_refused: "ask",
  refused: "ask",
  asked_back: "by_hand",
  accepted_but_not_stored: "look",
  stored_differently: "look",
  others_stored_differently: "by_hand",
  not_held: "missing",
  held_differently: "decide",
  book_differs: "look",
  note_differs: "decide",
  place_differs: "decide",
  place_required: "mend",
  note_not_taken: "parts",
  place_not_taken: "parts",
  timed_out: "again",
  site_error: "again",
  site_changed: "by_hand",
  form_busy: "again",
  session_lost: "again",
  browser_crashed: "again",
  stopped: "again",
  interrupted: "again",
  not_settled: "look",
  no_space: "again",
};
