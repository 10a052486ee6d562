import type {
  JobEvent,
  JobSummary,
  JobView,
  SkeletonPage,
  SubmitAnswer,
} from "@jobcan-automation/contract";
import {
  answerOrderSchema,
  applyOrderSchema,
  questionRefSchema,
  submitInputSchema,
} from "@jobcan-automation/contract/schemas";
import type { NumberedEvent } from "@jobcan-automation/core";
import { type TrackedEnvelope, tracked } from "@trpc/server";
import { z } from "zod";
import { followJob } from "../use-cases/follow.ts";
import { idSchema, stopWhenSchema } from "../use-cases/inputs.ts";
import { applyPlan, submitJob } from "../use-cases/submit-job.ts";
import { procedure, router } from "./init.ts";

const jobIdSchema = z.object({ id: idSchema });
const followSchema = jobIdSchema.extend({ lastEventId: z.string().nullish() });
const stopSchema = jobIdSchema.extend(stopWhenSchema.shape);
const neverAborted = new AbortController().signal;

export const jobProcedures = router({
  /**
   * Queues a job; answers `attached` with the live job of the same browser and account, whatever its rows, where there
   * is one. One that works on a sheet is no answer to a connection test, nor the other way round: ALREADY_RUNNING
   * {jobId, mode}.
   */
  submit: procedure
    .input(submitInputSchema)
    .mutation(async ({ ctx, input }): Promise<SubmitAnswer> => await submitJob(ctx, input)),

  /** Queues the days of a plan with its session: nobody signs in again. SITTING_OVER where that is held no more. */
  applyPlan: procedure
    .input(applyOrderSchema)
    .mutation(async ({ ctx, input }): Promise<SubmitAnswer> => await applyPlan(ctx, input)),

  /** The job as it is now; an unknown and a foreign id are JOB_NOT_FOUND alike, here and below. */
  get: procedure
    .input(jobIdSchema)
    .query(
      async ({ ctx, input }): Promise<JobView> =>
        await ctx.services.engine.get({ jobId: input.id, owner: ctx.owner }),
    ),

  /** The caller's newest 50 jobs, the newest first. */
  list: procedure.query(async ({ ctx }): Promise<JobSummary[]> => [
    ...(await ctx.services.engine.list(ctx.owner)),
  ]),

  /** The structure of pages of a connection test that was asked for it. */
  skeletons: procedure
    .input(jobIdSchema)
    .query(async ({ ctx, input }): Promise<SkeletonPage[]> => [
      ...(await ctx.services.engine.skeletons({ jobId: input.id, owner: ctx.owner })),
    ]),

  /**
   * A snapshot and then every event, numbered; resumed from `lastEventId` where the ring still holds what was missed,
   * else a gap and a snapshot come first.
   */
  follow: procedure
    .input(followSchema)
    .subscription(
      async ({ ctx, input, signal }): Promise<AsyncIterable<TrackedEnvelope<JobEvent>>> => {
        const events = await followJob(ctx, {
          jobId: input.id,
          lastEventId: input.lastEventId ?? undefined,
          signal: signal ?? neverAborted,
        });
        return numbered(events);
      },
    ),

  /**
   * "now" settles the punch in hand and ends; "after_day" finishes the day first. A job that has ended is left as it
   * is.
   */
  stop: procedure.input(stopSchema).mutation(async ({ ctx, input }): Promise<void> => {
    await ctx.services.engine.stop({ jobId: input.id, owner: ctx.owner }, input.when);
  }),

  /**
   * What a person says to the question the job waits for. NOT_ASKED where it waits for none, or for another one.
   */
  answer: procedure
    .input(answerOrderSchema)
    .mutation(async ({ ctx, input: { jobId, number, ...answer } }): Promise<void> => {
      await ctx.services.engine.answer({ jobId, owner: ctx.owner }, answer, number);
    }),

  /** Puts the end of that question off, once in a job. */
  extend: procedure
    .input(questionRefSchema)
    .mutation(async ({ ctx, input: { jobId, number } }): Promise<void> => {
      await ctx.services.engine.extend({ jobId, owner: ctx.owner }, number);
    }),

  /** "The page is still here": renews a waiting job's lease. */
  touch: procedure.input(jobIdSchema).mutation(async ({ ctx, input }): Promise<void> => {
    await ctx.services.engine.touch({ jobId: input.id, owner: ctx.owner });
  }),
});

async function* numbered(
  events: AsyncIterable<NumberedEvent>,
): AsyncGenerator<TrackedEnvelope<JobEvent>, void> {
  for await (const { seq, event } of events) yield tracked(String(seq), event);
}
