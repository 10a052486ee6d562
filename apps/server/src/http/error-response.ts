import { AutofillError, type ErrorCode } from "@jobcan-automation/contract";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { Context } from "hono";
import { errorStatus } from "../error-status.ts";
import type { ServerLog } from "../server-log.ts";
import { isApiPath } from "./api/is-api-path.ts";
import { problemResponse } from "./api/problem.ts";
import { cutOffBy } from "./cut-off.ts";

/**
 * The answer to a failure outside the router: a problem on the paths of /api, else in the same words as tRPC's,
 * `{ report }`; never a message or a stack.
 * On tRPC's own paths it has tRPC's shape as well, else its clients would take a refusal (too large, too often) for a
 * server that is not there.
 */
export async function errorResponse(
  c: Context,
  error: unknown,
  { log, onRefused }: { log: ServerLog; onRefused: (code: ErrorCode) => void },
): Promise<Response> {
  const expected = error instanceof AutofillError ? error : cutOffBy(error, c.req.raw.signal);
  const known = expected ?? new AutofillError("INTERNAL", { id: log.unexpected("http", error) });
  if (known.retryAfterSecs !== undefined) c.header("Retry-After", String(known.retryAfterSecs));
  onRefused(known.code);
  c.header("Cache-Control", "no-store");
  if (isApiPath(c.req.path)) return await problemResponse(c, known);
  const report = known.toReport();
  const body = c.req.path.startsWith("/trpc/") ? { report, error: trpcError(known) } : { report };
  return c.json(body, errorStatus[known.code].http);
}

function trpcError(known: AutofillError) {
  const { http: httpStatus, trpc: code } = errorStatus[known.code];
  return {
    code: TRPC_ERROR_CODES_BY_KEY[code],
    message: known.code,
    data: { code, httpStatus, report: known.toReport() },
  };
}
