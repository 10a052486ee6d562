import { z } from "zod";
import { punchKinds } from "../../ledger.ts";
import { probePages, probeVerdicts, skeletonChoices, unknowables } from "../../probe.ts";
import { isoDateSchema } from "../sheet/timesheet-row.ts";

/** The page is another than this program knows; `field` is the part that it missed. */
const notUnderstood = z.object({ state: z.literal("not_understood"), field: z.string() });

const notKnowable = z.object({
  state: z.literal("not_knowable"),
  why: z.enum(unknowables),
  /** What the page shows all the same: days that await approval, Jobcan's words on the day that was read. */
  awaiting: z.number().int().optional(),
  siteText: z.string().optional(),
});

function answer<Found extends z.ZodRawShape>(found: Found) {
  const state = z.literal("found");
  return z
    .discriminatedUnion("state", [z.object({ ...found, state }), notUnderstood, notKnowable])
    .optional();
}

const names = z.array(z.string());

/** Every answer of a connection test, by its subject; absent until it was read. */
const probeFindingsSchema = z.object({
  /** Marks of a signed-in page, by this program's own selectors. */
  marks: answer({ names }),
  /** Columns of 出勤簿 that are known, and those that were looked for and are not there. */
  bookColumns: answer({ names, missing: names }),
  /** The last day of the company's month. */
  closingDay: answer({ day: z.number().int() }),
  /** Whether this account may correct punches (打刻修正). */
  correction: answer({ allowed: z.boolean() }),
  /** Kinds that are chosen by hand; [] where Jobcan decides by their order. */
  kinds: answer({ names: z.array(z.enum(punchKinds)) }),
  /** 備考 of the form. */
  note: answer({ has: z.boolean(), required: z.boolean() }),
  /** 打刻場所 by name; [] where the form has no such field. */
  places: answer({ names }),
  /** Columns of 打刻一覧, as in `bookColumns`. */
  listColumns: answer({ names, missing: names }),
  /** The list of leave requests: how many of this month's days it names. */
  leave: answer({ days: z.number().int() }),
  approval: answer({}),
  closedMonth: answer({}),
});
export type ProbeFindings = z.infer<typeof probeFindingsSchema>;

/** What a connection test found. `date` is the day whose page was read, `unread` the pages that were not understood. */
export const probeReportSchema = z.object({
  date: isoDateSchema.optional(),
  findings: probeFindingsSchema,
  unread: z.array(z.enum(probePages)),
  /** Absent until all was read. */
  verdict: z.enum(probeVerdicts).optional(),
});
export type ProbeReport = z.infer<typeof probeReportSchema>;

/** The structure of one page, with nothing in it that anybody wrote. */
export const skeletonPageSchema = z.object({ page: z.enum(probePages), html: z.string() });
export type SkeletonPage = z.infer<typeof skeletonPageSchema>;

export const probeOptionsSchema = z.object({ skeleton: z.enum(skeletonChoices).optional() });
