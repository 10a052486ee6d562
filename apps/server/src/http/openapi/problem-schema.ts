import { errorCodeSchema, factsSchema } from "@jobcan-automation/contract/schemas";
import { z } from "zod";

/** A refusal as `problemResponse` makes it (RFC 9457). */
export const problemSchema = z.object({
  /** Leads to the code's row on the page at /api. */
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: errorCodeSchema,
  facts: factsSchema,
  retryAfterSecs: z.number().int().nonnegative().optional(),
});
