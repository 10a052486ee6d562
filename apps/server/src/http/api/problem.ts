import type { AutofillError } from "@jobcan-automation/contract";
import type { Context } from "hono";
import { errorStatus } from "../../error-status.ts";
import { preferredLanguage } from "./preferred-language.ts";

/**
 * A refusal as RFC 9457 has it: what happened as `title`, what to do next as `detail`, in the client's language, and
 * the code and facts behind them. `type` leads to the code's row on the page at /api.
 */
export async function problemResponse(c: Context, error: AutofillError): Promise<Response> {
  // An idle server does without the sentences.
  const { catalogues, errorSentence } = await import("@jobcan-automation/sentences");
  const language = preferredLanguage(c.req.header("accept-language"));
  const report = error.toReport();
  const { what, next } = errorSentence(catalogues[language], report);
  const status = errorStatus[error.code].http;
  const problem = { type: `/api#${error.code}`, title: what, status, detail: next, ...report };
  const { allow } = error.facts;
  if (error.code === "METHOD_NOT_ALLOWED" && typeof allow === "string") c.header("Allow", allow);
  if (status === 401) c.header("WWW-Authenticate", "Bearer");
  c.header("Content-Language", language);
  c.header("Vary", "Accept-Language");
  return c.body(JSON.stringify(problem), status, { "Content-Type": "application/problem+json" });
}
