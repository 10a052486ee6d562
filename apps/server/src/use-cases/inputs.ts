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

/**
 * The first field that is not as it has to be, and where it is a row's the number of that row in the sheet; a message
 * of zod's own never leaves.
 */
export function invalidFacts(error: z.ZodError, given: unknown): ErrorReport["facts"] {
  const path = error.issues[0]?.path ?? [];
  if (path.length === 0) return {};
  const row = sheetRow(path, given);
  return { field: path.map(String).join("."), ...(row !== undefined && { row }) };
}

const orderSchema = z.object({ rows: z.array(z.unknown()) });
const rowSchema = z.object({ row: z.number().int() });

/** People count the rows of their sheet, where the first of an order is often row 2. */
function sheetRow([list, index]: readonly PropertyKey[], given: unknown): number | undefined {
  if (list !== "rows" || typeof index !== "number") return undefined;
  return rowSchema.safeParse(orderSchema.safeParse(given).data?.rows[index]).data?.row;
}

/** The value as its schema gives it. Throws INVALID_REQUEST {field}. */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AutofillError("INVALID_REQUEST", invalidFacts(result.error, value));
}
