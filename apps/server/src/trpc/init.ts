import { randomUUID } from "node:crypto";
import { type ErrorReport, AutofillError } from "@jobcan-automation/contract";
import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { errorStatus } from "../error-status.ts";
import { cutOffBy } from "../http/cut-off.ts";
import { invalidFacts } from "../use-cases/inputs.ts";
import type { TrpcContext } from "./context.ts";

const t = initTRPC.context<TrpcContext>().create({
  isDev: false,
  sse: {
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
  errorFormatter: ({ shape, error, input }) => {
    const report = reportOf(error, input);
    // tRPC's own refusals keep their status, as 405 for a mutation by GET.
    const known = error.cause instanceof AutofillError;
    const httpStatus = known ? errorStatus[report.code].http : shape.data.httpStatus;
    const { code } = shape.data;
    return { code: shape.code, message: report.code, data: { code, httpStatus, report } };
  },
});

export const router = t.router;

/** Every procedure: known errors leave with their status, unknown ones as INTERNAL with an id and nothing else. */
export const procedure = t.procedure.use(async ({ ctx, next, type, signal }) => {
  const result = await next();
  if (result.ok) return result;
  const error = withReport(result.error, signal);
  // A stream would carry its refusal under a 200.
  if (type === "subscription") ctx.refusal.report = reportOf(error);
  throw error;
});

/** One for whoever operates the service alone. */
export const operatorProcedure = procedure.use(async ({ ctx, next }) => {
  await ctx.checkOperator();
  return await next();
});

/** What may leave of a failed call: a code and facts, never a message or a stack. `input` is what was sent. */
export function reportOf(error: TRPCError, input?: unknown): ErrorReport {
  if (error.cause instanceof AutofillError) return error.cause.toReport();
  if (error.cause instanceof ZodError) return invalid(invalidFacts(error.cause, input));
  return error.code === "INTERNAL_SERVER_ERROR" ? { code: "INTERNAL", facts: {} } : invalid({});
}

function withReport(error: TRPCError, signal: AbortSignal | undefined): TRPCError {
  const known = error.cause instanceof AutofillError ? error.cause : cutOffBy(error.cause, signal);
  if (known === undefined && error.code !== "INTERNAL_SERVER_ERROR") return error;
  const cause =
    known ?? new AutofillError("INTERNAL", { id: randomUUID() }, { cause: error.cause });
  return new TRPCError({ code: errorStatus[cause.code].trpc, cause, message: cause.code });
}

function invalid(facts: ErrorReport["facts"]): ErrorReport {
  return { code: "INVALID_REQUEST", facts };
}
