import { toProblem } from "@jobcan-automation/client/browser";
import type { ErrorCode } from "@jobcan-automation/contract";

/** The code with which the service refused a call; undefined where there was no answer. */
export function reportedCode(error: unknown): ErrorCode | undefined {
  const problem = toProblem(error);
  return problem.kind === "reported" ? problem.report.code : undefined;
}
