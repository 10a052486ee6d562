import { expect, test } from "vitest";
import { type DeathEvidence, causeOfDeath } from "./cause-of-death.ts";

const nothing: DeathEvidence = { code: null, signal: null, wasOomKilled: false, stderr: "" };
const failed = (code: string): Partial<DeathEvidence> => ({
  error: Object.assign(new Error("spawn"), { code }),
});
const crashed = (facts: object) => ({ how: "died", code: "RUNNER_CRASHED", facts });
const noSpace = (errno: string) => ({ how: "died", code: "NO_SPACE", facts: { errno } });

test.each([
  { what: "no process left", evidence: failed("EAGAIN"), named: noSpace("EAGAIN") },
  { what: "a full disk", evidence: failed("ENOSPC"), named: noSpace("ENOSPC") },
  { what: "a disk for reading only", evidence: failed("EROFS"), named: noSpace("EROFS") },
  { what: "no file left", evidence: failed("EMFILE"), named: noSpace("EMFILE") },
  { what: "no such program", evidence: failed("ENOENT"), named: crashed({ errno: "ENOENT" }) },
  {
    what: "a kill that the kernel counted",
    evidence: { signal: "SIGKILL", wasOomKilled: true },
    named: { how: "died", code: "KILLED_FOR_MEMORY", facts: { signal: "SIGKILL" } },
  },
  {
    what: "a kill by somebody else",
    evidence: { signal: "SIGKILL" },
    named: crashed({ signal: "SIGKILL" }),
  },
  {
    what: "another signal while the kernel killed elsewhere",
    evidence: { signal: "SIGSEGV", wasOomKilled: true },
    named: crashed({ signal: "SIGSEGV" }),
  },
  {
    what: "a full heap",
    evidence: { signal: "SIGABRT", stderr: "FATAL ERROR: JavaScript heap out of memory" },
    named: crashed({ reason: "heap_limit" }),
  },
  { what: "an exit without a report", evidence: { code: 3 }, named: crashed({ exitCode: 3 }) },
])("$what is named from the evidence", ({ evidence, named }) => {
  expect(causeOfDeath({ ...nothing, ...evidence })).toEqual(named);
});
