import { z } from "zod";
import { errorCodes } from "../errors/error-codes.ts";

export const errorCodeSchema = z.enum(errorCodes);

/** Facts are scalars, so that they can be logged, stored and put into a sentence. */
export const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type Facts = z.infer<typeof factsSchema>;

/** An error as it crosses a boundary: never a message, never a stack. */
export const errorReportSchema = z.object({
  code: errorCodeSchema,
  facts: factsSchema,
  retryAfterSecs: z.number().int().nonnegative().optional(),
});
export type ErrorReport = z.infer<typeof errorReportSchema>;
