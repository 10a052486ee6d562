import type { ProbeReport } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { closeProbe } from "./close-probe.ts";

const report = (verdict?: ProbeReport["verdict"]): ProbeReport => ({
  findings: {},
  unread: [],
  ...(verdict === undefined ? {} : { verdict }),
});
const error = { code: "JOB_CANCELLED", facts: {} } as const;

test("a connection test ends by its verdict", () => {
  expect(closeProbe(report("understood"), { how: "done" })).toEqual({
    days: [],
    outcome: "succeeded",
  });
  expect(closeProbe(report("not_understood"), { how: "done" })).toEqual({
    days: [],
    outcome: "partial",
  });
});

test.each([undefined, report()])(
  "one that came to its end without a verdict has failed",
  (probe) => {
    expect(closeProbe(probe, { how: "done" })).toEqual({
      days: [],
      outcome: "failed",
      error: { code: "INTERNAL", facts: { step: "probe" } },
    });
  },
);

test.each(["failed", "cancelled", "interrupted", "expired"] as const)(
  "one that %s says why, whatever it found",
  (how) => {
    expect(closeProbe(report("understood"), { how, error })).toEqual({
      days: [],
      outcome: how,
      error,
    });
  },
);
