import { type ErrorCode, errorActor } from "./error-codes.ts";
import type { ErrorReport, Facts } from "../schemas/error-report.ts";

/**
 * The one error family: a code from the closed union and the scalar facts it carries, never a sentence.
 * `cause` is for the server's own log only and must be masked before it is written.
 */
export class AutofillError extends Error {
  override readonly name = "AutofillError";
  readonly code: ErrorCode;
  readonly facts: Facts;
  readonly retryAfterSecs: number | undefined;

  constructor(code: ErrorCode, facts: Facts = {}, options: AutofillErrorOptions = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.facts = facts;
    this.retryAfterSecs = options.retryAfterSecs;
  }

  /** True when the same request may work later without anybody changing anything. */
  get retryable(): boolean {
    return errorActor[this.code] === "wait";
  }

  /** What may leave the process. */
  toReport(): ErrorReport {
    const report: ErrorReport = { code: this.code, facts: this.facts };
    return this.retryAfterSecs === undefined
      ? report
      : { ...report, retryAfterSecs: this.retryAfterSecs };
  }
}

interface AutofillErrorOptions {
  cause?: unknown;
  retryAfterSecs?: number | undefined;
}

/** The error as it may leave the process: unknown ones become INTERNAL, without their message. */
export function toAutofillError(error: unknown): AutofillError {
  return error instanceof AutofillError
    ? error
    : new AutofillError("INTERNAL", {}, { cause: error });
}
