import { z } from "zod";
import { dayOutcomes, dayPlans, dayReasons, punchKinds, punchParts } from "../../ledger.ts";
import { factsSchema } from "../error-report.ts";
import { clockMinSchema, isoDateSchema } from "../sheet/timesheet-row.ts";

/**
 * A punch that Jobcan holds, as read from its own list: `pending` awaits approval (承認待ち), `deleting` is about to go
 * (削除待ち). `note` (備考) and `place` (打刻場所) are absent where the list has no such column; a day's record has them where
 * they were requested, cut to 100 characters.
 */
const heldPunchSchema = z.object({
  kind: z.enum(punchKinds),
  timeMin: z.number().int(),
  pending: z.boolean(),
  deleting: z.literal(true).optional(),
  note: z.string().optional(),
  place: z.string().optional(),
});
export type HeldPunch = z.infer<typeof heldPunchSchema>;

/** A punch the sheet asks for. */
const wantedPunchSchema = z.object({
  kind: z.enum(["work_start", "rest_start", "rest_end", "work_end"]),
  timeMin: clockMinSchema,
});
export type WantedPunch = z.infer<typeof wantedPunchSchema>;

/**
 * One day's line in the ledger. `before` is what Jobcan held when first read, `now` when last read; both absent until
 * read.
 * `note` is the 備考 that is sent, `place` the requested 打刻場所; `notTaken` names those of the two for which Jobcan's
 * form has no field.
 * `after`, of a plan, is what Jobcan will hold once the plan is applied. `addable`, of a conflict, are the punches that
 * could be added without changing what Jobcan holds. `completed`: they were added at the user's word, and `wanted` has
 * Jobcan's own time in place of the sheet's.
 * `sent` lists punches whose button was pressed, each with what is known of its result: after a crash it shows which
 * half may be there.
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
  after: z.array(heldPunchSchema).optional(),
  addable: z.array(wantedPunchSchema).optional(),
  completed: z.literal(true).optional(),
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

/** Of an earlier day's record, what a recheck goes by. */
export const recheckDaySchema = dayRecordSchema
  .pick({ date: true, row: true, notTaken: true, outcome: true, reason: true })
  .extend({
    wanted: z.array(wantedPunchSchema).min(2).max(12),
    note: z.string().max(500),
    place: z.string().max(100).optional(),
  });
export type RecheckDay = z.infer<typeof recheckDaySchema>;
