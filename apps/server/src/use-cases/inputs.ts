import { type ErrorReport, AutofillError, stopModes } from "@jobcan-automation/contract";
import {
  answerSchema,
  questionRefSchema,
  readChoiceSchema,
} from "@jobcan-automation/contract/schemas";
import { z } from "zod";

/** An id of ours as a client may name it. */
export const idSchema = z.string().min(1).max(100);

/** A job that is asked to stop: "now" settles the punch in hand first, "after_day" the whole day. */
export const stopWhenSchema = z.object({ when: z.enum(stopModes) });

export const uploadIdSchema = z.string().max(100);
export const readAgainSchema = z.object({ choice: readChoiceSchema });

const [code, choice, text] = answerSchema.options;
const { number } = questionRefSchema.shape;
/** An answer to a job's question; with `number` to that one alone. */
export const answerBodySchema = z.union([
  code.extend({ number }),
  choice.extend({ number }),
  text.extend({ number }),
]);
export const extendBodySchema = questionRefSchema.omit({ jobId: true });

/** The first field that is not as it has to be; a message of zod's own never leaves. */
export function invalidFacts(error: z.ZodError): ErrorReport["facts"] {
  const path = error.issues[0]?.path.map(String).join(".");
  return path === undefined || path === "" ? {} : { field: path };
}

/** The value as its schema gives it. Throws INVALID_REQUEST {field}. */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AutofillError("INVALID_REQUEST", invalidFacts(result.error));
}
