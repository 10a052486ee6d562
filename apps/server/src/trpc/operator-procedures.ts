import type { OperatorView } from "@jobcan-automation/contract";
import { z } from "zod";
import { idSchema, stopWhenSchema } from "../use-cases/inputs.ts";
import { operatorProcedure, router } from "./init.ts";

const stopSchema = z.object({ id: idSchema, ...stopWhenSchema.shape });

export const operatorProcedures = router({
  /** All jobs without names, and whether new ones are taken. */
  view: operatorProcedure.query(
    async ({ ctx }): Promise<OperatorView> => await ctx.services.operation.view(),
  ),

  /** Stops a job by the first letters of its id. */
  stop: operatorProcedure.input(stopSchema).mutation(async ({ ctx, input }): Promise<void> => {
    await ctx.services.operation.stop(input.id, input.when);
  }),

  /** No new jobs from now on. */
  drain: operatorProcedure.mutation(async ({ ctx }): Promise<void> => {
    await ctx.services.operation.drain();
  }),

  /** New jobs again. */
  admit: operatorProcedure.mutation(async ({ ctx }): Promise<void> => {
    await ctx.services.operation.admit();
  }),
});
