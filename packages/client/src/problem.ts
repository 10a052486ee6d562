import { AutofillError, type ErrorReport } from "@jobcan-automation/contract";
import type { ErrorSentence, Sentences } from "@jobcan-automation/sentences";

/**
 * Why a call failed: the service reported an error, or there was no answer (down, asleep behind its proxy, no
 * network).
 */
export type Problem = { kind: "reported"; report: ErrorReport } | { kind: "unreachable" };

/**
 * Reads a thrown value as a problem: the service's report, or an error of ours. A reply that is not the service's own (a
 * proxy's 502) counts as unreachable.
 */
export function toProblem(error: unknown): Problem {
  const report = error instanceof AutofillError ? error.toReport() : reportIn(error);
  return report === undefined ? { kind: "unreachable" } : { kind: "reported", report };
}

/** A problem as what happened and what to do next. */
export function problemSentence(sentences: Sentences, problem: Problem): ErrorSentence {
  if (problem.kind === "unreachable") return sentences.unreachable;
  const { code, facts, retryAfterSecs } = problem.report;
  return (sentences.errors[code] ?? sentences.errors.INTERNAL)(facts, retryAfterSecs);
}

function reportIn(error: unknown): ErrorReport | undefined {
  const report = propertyOf(propertyOf(error, "data"), "report");
  return isReport(report) ? report : undefined;
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** The code is not looked up in the list of codes: a newer service may have more of them. */
function isReport(value: unknown): value is ErrorReport {
  return (
    typeof propertyOf(value, "code") === "string" && typeof propertyOf(value, "facts") === "object"
  );
}
