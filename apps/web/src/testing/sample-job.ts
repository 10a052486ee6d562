import type { DayRecord, JobSummary, JobView } from "@jobcan-automation/contract";

/** A running job without days. */
export function sampleJob(part: Partial<JobView> = {}): JobView {
  return {
    id: "j1",
    fileName: "a.xlsx",
    target: "practice",
    mode: "fill",
    status: { state: "running", queuedAt: 0, startedAt: 1 },
    days: [],
    lastSeq: 0,
    droppedLogEntries: 0,
    ...part,
  };
}

/** A job in a list, two days of which are verified. */
export function sampleSummary(id: string, part: Partial<JobSummary> = {}): JobSummary {
  return {
    id,
    fileName: "a.xlsx",
    target: "practice",
    mode: "fill",
    status: { state: "finished", queuedAt: 1, finishedAt: 5, outcome: "partial" },
    months: ["2026-11"],
    days: { verified: 2 },
    ...part,
  };
}

/** A day without an outcome. */
export function sampleDay(date: string, part: Partial<DayRecord> = {}): DayRecord {
  return { date, row: 2, wanted: [], note: "", sent: [], ...part };
}

/** The first days of November 2026, the first `done` of them verified. */
export function sampleDays(count: number, done: number): DayRecord[] {
  return Array.from({ length: count }, (_, index) =>
    sampleDay(
      `2026-11-${String(index + 1).padStart(2, "0")}`,
      index < done ? { outcome: "verified" } : {},
    ),
  );
}
