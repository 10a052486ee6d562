/** Which Jobcan: the practice site that ships with the product, or the real one. */
export const targets = ["practice", "jobcan"] as const;
export type Target = (typeof targets)[number];

/** Work on a sheet: `plan` reads and writes nothing; `fill` enters what the plan says. */
export const sheetModes = ["plan", "fill"] as const;
export type SheetMode = (typeof sheetModes)[number];

/**
 * Those beside work on a sheet read and write nothing. `probe`: a connection test. `recheck`: what Jobcan holds now of
 * the days of an earlier job.
 */
export const jobModes = [...sheetModes, "probe", "recheck"] as const;
export type JobMode = (typeof jobModes)[number];

/** `leave`: a day in doubt counts as leave. */
export const unreadLeaveChoices = ["leave", "enter"] as const;
export type UnreadLeave = (typeof unreadLeaveChoices)[number];

/**
 * How a job ended. `succeeded`: no day is left unfulfilled (isUnfulfilled). `partial`: some are. `failed`: nothing
 * could be entered, see `error`.
 * `cancelled`, `interrupted` (the service stopped or was restarted) and `expired` (left the queue) say so in `error`
 * too.
 */
export const jobOutcomes = [
  "succeeded",
  "partial",
  "failed",
  "cancelled",
  "interrupted",
  "expired",
] as const;
export type JobOutcome = (typeof jobOutcomes)[number];

/** When a job that is asked to stop does so: before the next request, or once the day under way is settled. */
export const stopModes = ["now", "after_day"] as const;
export type StopMode = (typeof stopModes)[number];
