import { AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { problemSentence, toProblem } from "./problem.ts";
import { en } from "@jobcan-automation/sentences";

const reported = (report: unknown) => Object.assign(new Error("x"), { data: { report } });

test("what the service reported is read from the error", () => {
  const report = { code: "QUEUE_FULL", facts: {}, retryAfterSecs: 40 };

  expect(toProblem(reported(report))).toEqual({ kind: "reported", report });
});

test("what was refused before anything was sent is no unreachable service", () => {
  const report = { code: "INVALID_REQUEST", facts: { row: 3 } } as const;

  expect(toProblem(new AutofillError(report.code, report.facts))).toEqual({
    kind: "reported",
    report,
  });
});

test.each([
  ["a failed fetch", new TypeError("fetch failed")],
  ["a proxy's own page", Object.assign(new Error("Unexpected token <"), { data: undefined })],
  ["a report of another shape", reported({ code: 5 })],
  ["nothing at all", undefined],
])("%s counts as unreachable", (_name, error) => {
  expect(toProblem(error)).toEqual({ kind: "unreachable" });
});

test("a refusal that knows when to try again says so", () => {
  const problem = toProblem(reported({ code: "QUEUE_FULL", facts: {}, retryAfterSecs: 40 }));

  expect(problemSentence(en, problem).next).toContain("40 seconds");
});

test("a code of a newer service is shown as an unexpected error", () => {
  const problem = toProblem(reported({ code: "NEW_CODE", facts: {} }));

  expect(problemSentence(en, problem)).toEqual(en.errors.INTERNAL({}));
});
