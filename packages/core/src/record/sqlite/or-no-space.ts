import { AutofillError } from "@jobcan-automation/contract";
import { RecordsUnusableError } from "../records-unusable-error.ts";

/**
 * SQLite's own numbers for what keeps it from reading or writing (sqlite.org/rescode.html), by the word for it in an
 * error's facts.
 */
const causes: ReadonlyMap<number, string> = new Map([
  [5, "locked"],
  [6, "locked"],
  [8, "read_only"],
  [10, "io_error"],
  [11, "corrupt"],
  [13, "full"],
  [14, "cannot_open"],
  [26, "corrupt"],
]);

/**
 * Does work on the store. Throws the store's own errors as they are, and else NO_SPACE, with the word for the cause
 * where SQLite names one.
 */
export function orNoSpace<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof AutofillError || cause instanceof RecordsUnusableError) throw cause;
    const word = causeOf(cause);
    const facts = word === undefined ? {} : { cause: word };
    throw new AutofillError("NO_SPACE", facts, { cause, retryAfterSecs: 60 });
  }
}

/** The word for what SQLite says; undefined for another error. */
export function causeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  // The lower byte is the kind; the upper ones say more of it.
  return causes.get(Number(error.errcode) & 0xff);
}
