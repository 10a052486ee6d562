import { z } from "zod";
import { factsSchema } from "./error-codes.ts";
import { clockMinSchema, isoDateSchema } from "./timesheet.ts";

/** What a stamp in Jobcan's list of punches (打刻一覧) is; `unknown` is a kind whose words we do not know, kept and never guessed. */
export const punchKinds = ["work_start", "rest_start", "rest_end", "work_end", "unknown"] as const;
export type PunchKind = (typeof punchKinds)[number];

/**
 * A punch that Jobcan holds, as read from its own list: `pending` awaits approval (承認待ち), `deleting` is about to go (削除待ち). `note` (備考) and `place`
 * (打刻場所) are absent where the list has no such column; a day's record keeps them where they were asked for, cut to 100 characters.
 */
export const heldPunchSchema = z.object({
  kind: z.enum(punchKinds),
  timeMin: z.number().int(),
  pending: z.boolean(),
  deleting: z.literal(true).optional(),
  note: z.string().optional(),
  place: z.string().optional(),
});
export type HeldPunch = z.infer<typeof heldPunchSchema>;

/** A punch the sheet asks for. */
export const wantedPunchSchema = z.object({
  kind: z.enum(["work_start", "rest_start", "rest_end", "work_end"]),
  timeMin: clockMinSchema,
});
export type WantedPunch = z.infer<typeof wantedPunchSchema>;

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
 * How a day ended (docs/product.md §5.1). `verified` and `awaiting_approval` are said only of what was read back from Jobcan;
 * `unknown` means that a punch may or may not be there and reading could not settle it.
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

/** Why: a closed word for the sentence, with Jobcan's own words (sanitised, cut) in `facts.siteText` where it gave any. */
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
  "group_refused",
  "time_refused",
  "duplicate_time",
  "auto_leave",
  "too_early",
  "day_refused",
  "refused",
  "accepted_but_not_stored",
  "stored_differently",
  "book_differs",
  "note_differs",
  "place_differs",
  "note_not_taken",
  "place_not_taken",
  "timed_out",
  "site_error",
  "site_changed",
  "session_lost",
  "browser_crashed",
  "stopped",
  "interrupted",
  "not_settled",
  "no_space",
] as const;
export type DayReason = (typeof dayReasons)[number];

/**
 * One day's line in the truth ledger. `before` is what Jobcan held at first sight, `now` what it held when last read; both absent until read.
 * `note` is the 備考 that is sent, `place` the 打刻場所 that was asked for; `notTaken` names those of the two for which Jobcan's form has no field.
 * `sent` lists punches whose button was pressed, each with what is known of its fate: after a crash it tells which half may be there.
 */
export const dayRecordSchema = z.object({
  date: isoDateSchema,
  row: z.number().int().positive(),
  wanted: z.array(wantedPunchSchema),
  note: z.string(),
  place: z.string().optional(),
  notTaken: z.array(z.enum(punchParts)).optional(),
  plan: z.enum(dayPlans).optional(),
  before: z.array(heldPunchSchema).optional(),
  now: z.array(heldPunchSchema).optional(),
  sent: z.array(
    wantedPunchSchema.extend({
      fate: z.enum(["pressed", "accepted", "refused", "read_back", "absent"]),
    }),
  ),
  outcome: z.enum(dayOutcomes).optional(),
  reason: z.enum(dayReasons).optional(),
  facts: factsSchema.optional(),
});
export type DayRecord = z.infer<typeof dayRecordSchema>;
