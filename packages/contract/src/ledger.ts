/**
 * What a stamp in Jobcan's list of punches (打刻一覧) is; `unknown` is a kind whose Japanese name is not known: it is
 * stored as such, never guessed.
 */
export const punchKinds = ["work_start", "rest_start", "rest_end", "work_end", "unknown"] as const;
export type PunchKind = (typeof punchKinds)[number];

/** What goes with a punch beside its time: 備考 and 打刻場所. */
export const punchParts = ["note", "place"] as const;
export type PunchPart = (typeof punchParts)[number];

/** What is meant to happen with a day, decided by reading only. */
export const dayPlans = [
  "enter",
  "already_recorded",
  "awaiting_approval",
  "conflict",
  "holiday",
  "leave",
  "leave_unread",
  "future",
  "closed",
] as const;
export type DayPlan = (typeof dayPlans)[number];

/**
 * How a day ended (docs/product.md §5.1). `verified` and `awaiting_approval` are said only of what was read back from
 * Jobcan; `unknown` means that a punch may or may not be there and reading could not settle it.
 */
export const dayOutcomes = [
  "verified",
  "awaiting_approval",
  "rejected",
  "skipped",
  "failed",
  "unknown",
  "not_reached",
] as const;
export type DayOutcome = (typeof dayOutcomes)[number];

/**
 * Why a day ended so: a code for the sentence, with Jobcan's own words (sanitised, cut) in `facts.siteText` where it
 * gave any.
 */
export const dayReasons = [
  "already_recorded",
  "already_awaiting",
  "conflict",
  "holiday",
  "leave",
  "leave_unread",
  "future",
  "closed",
  "note_required",
  "note_refused",
  "place_required",
  "group_refused",
  "time_refused",
  "duplicate_time",
  "auto_leave",
  "too_early",
  "day_refused",
  "refused",
  "asked_back",
  "accepted_but_not_stored",
  "stored_differently",
  "others_stored_differently",
  "not_held",
  "held_differently",
  "book_differs",
  "note_differs",
  "place_differs",
  "note_not_taken",
  "place_not_taken",
  "timed_out",
  "site_error",
  "site_changed",
  "form_busy",
  "session_lost",
  "browser_crashed",
  "stopped",
  "interrupted",
  "not_settled",
  "no_space",
] as const;
export type DayReason = (typeof dayReasons)[number];
