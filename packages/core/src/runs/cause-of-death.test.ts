import { expect, test } from "vitest";
import { type DeathEvidence, causeOfDeath } from "./cause-of-death.ts";

const nothing: DeathEvidence = { code: null, signal: null, wasOomKilled: false, stderr: "" };
const fault = (code: string): Partial<DeathEvidence> => ({
  error: Object.assign(new Error("spawn"), { code }),
});
const crashed = (facts: object) => ({ how: "died", code: "RUNNER_CRASHED", facts });
const noSpace = (errno: string) => ({ how: "died", code: "NO_SPACE", facts: { errno } });

test.each([
  { what: "no process left", evidence: fault("EAGAIN"), told: noSpace("EAGAIN") },
  { what: "a full disk", evidence: fault("ENOSPC"), told: noSpace("ENOSPC") },
  { what: "a disk for reading only", evidence: fault("EROFS"), told: noSpace("EROFS") },
  { what: "no file left", evidence: fault("EMFILE"), told: noSpace("EMFILE") },
  { what: "no such program", evidence: fault("ENOENT"), told: crashed({ errno: "ENOENT" }) },
  {
    what: "a kill that the kernel counted",
    evidence: { signal: "SIGKILL", wasOomKilled: true },
    told: { how: "died", code: "KILLED_FOR_MEMORY", facts: { signal: "SIGKILL" } },
  },
  {
    what: "a kill by somebody else",
    evidence: { signal: "SIGKILL" },
    told: crashed({ signal: "SIGKILL" }),
  },
  {
    what: "another signal while the kernel killed elsewhere",
    evidence: { signal: "SIGSEGV", wasOomKilled: true },
    told: crashed({ signal: "SIGSEGV" }),
  },
  {
    what: "a full heap",
    evidence: { signal: "SIGABRT", stderr: "FATAL ERROR: JavaScript heap out of memory" },
    told: crashed({ reason: "heap_limit" }),
  },
  { what: "an exit without a word", evidence: { code: 3 }, told: crashed({ exitCode: 3 }) },
])("$what is named from the evidence", ({ evidence, told }) => {
  expect(causeOfDeath({ ...nothing, ...evidence })).toEqual(told);
});
