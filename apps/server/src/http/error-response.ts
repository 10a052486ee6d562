import type { Context } from "hono";
import { AutofillError } from "@jobcan-automation/core/errors";
import { errorStatus } from "../error-status.ts";
import type { ServerLog } from "../server-log.ts";

/** A plain route's answer to a failure, in the same words as tRPC's: `{ report }`, never a message or a stack. */
export function errorResponse(c: Context, error: unknown, log: ServerLog): Response {
  const known =
    error instanceof AutofillError
      ? error
      : new AutofillError("INTERNAL", { id: log.fault("http", error) });
  if (known.retryAfterSecs !== undefined) c.header("Retry-After", String(known.retryAfterSecs));
  c.header("Cache-Control", "no-store");
  return c.json({ report: known.toReport() }, errorStatus[known.code].http);
}
