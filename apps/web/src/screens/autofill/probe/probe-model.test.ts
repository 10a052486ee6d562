import type { JobEvent, JobView, ProbeReport } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { emptyProbeModel, withProbeEvent } from "./probe-model.ts";

const job: JobView = {
  id: "j1",
  fileName: "",
  target: "practice",
  mode: "probe",
  status: { state: "waiting", queuedAt: 0, position: 2 },
  days: [],
  lastSeq: 1,
  droppedLogEntries: 0,
};
const probe: ProbeReport = { findings: {}, unread: ["leave"] };
const after = (...events: JobEvent[]) => events.reduce(withProbeEvent, emptyProbeModel);
const snapshot: JobEvent = { type: "snapshot", job, log: [] };

test("a connection test is shown as its events have it: place, account, answers so far, end", () => {
  const status = { state: "running", queuedAt: 0, startedAt: 1 } as const;
  const message = { code: "reading_month", facts: { month: "2026-11" } } as const;

  const model = after(
    snapshot,
    { type: "status", status },
    { type: "account", account: "練習 太郎" },
    { type: "log", entry: { seq: 3, at: 0, level: "info", message } },
    { type: "probe", probe },
  );

  expect(model).toEqual({
    job: { ...job, status, account: "練習 太郎", probe },
    line: message,
    ending: undefined,
  });
});

test("one whose record is gone says so, and shows what it had", () => {
  expect(after(snapshot, { type: "expired" })).toMatchObject({ job, ending: { kind: "expired" } });
});

test("events before the first snapshot change nothing that could be shown", () => {
  expect(after({ type: "probe", probe }, { type: "gap", missed: 3 }).job).toBeUndefined();
});
