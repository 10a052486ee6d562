import { type DayRecord, type LogEntry, AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createJobJournal } from "./job-journal.ts";
import type { JobChange, OwnedJob } from "./job-store.ts";

const running = { state: "running", queuedAt: 1, startedAt: 2 } as const;
const progress = { phase: running, account: undefined, lastSeq: 9 };

function journal() {
  const saved: JobChange[] = [];
  const errors: unknown[] = [];
  const disk = { full: false, tries: 0 };
  const save = (_job: OwnedJob, change: JobChange) => {
    disk.tries += 1;
    if (disk.full) throw new AutofillError("NO_SPACE");
    saved.push(change);
  };
  const job = { id: "a", instance: "7.1" };
  const store = { save, saveDurably: save };
  const onStoreError = (error: unknown) => void errors.push(error);
  return { saved, errors, disk, own: createJobJournal({ job, store, onStoreError }) };
}

const day = (date: string, note: string): DayRecord => ({
  date,
  row: 2,
  wanted: [],
  note,
  sent: [],
});
const line = (seq: number): LogEntry => ({
  seq,
  at: 0,
  level: "info",
  message: { code: "job_queued", facts: { position: 1 } },
});

test("each change is stored as it comes", () => {
  const { own, saved } = journal();

  own.add({ lines: [line(1)] });
  own.add({ days: [day("2026-11-02", "")] });

  expect(saved).toEqual([
    { days: [], lines: [line(1)] },
    { days: [day("2026-11-02", "")], lines: [] },
  ]);
  expect(own.isStored).toBe(true);
});

test("what a full disk refused is held, reported once, and stored whole by the next persist", () => {
  const { own, saved, errors, disk } = journal();
  disk.full = true;
  own.add({ days: [day("2026-11-02", "first")] });
  own.add({ lines: [line(1)] });
  own.add({ days: [day("2026-11-02", "second"), day("2026-11-03", "")] });
  expect(() => own.persist(progress)).toThrow("NO_SPACE");
  expect(own.isStored).toBe(false);
  expect(errors).toHaveLength(1);
  expect(disk.tries).toBe(2);

  disk.full = false;
  own.persist(progress);

  expect(saved).toEqual([
    { days: [day("2026-11-02", "second"), day("2026-11-03", "")], lines: [line(1)], progress },
  ]);
  expect(own.isStored).toBe(true);
});

test("space that comes back is not noticed by a change, so that none overtakes those that are held", () => {
  const { own, saved, disk } = journal();
  disk.full = true;
  own.add({ days: [day("2026-11-02", "first")] });
  disk.full = false;

  own.add({ days: [day("2026-11-02", "second")] });
  expect(saved).toEqual([]);
  own.persist(progress);

  expect(saved).toEqual([{ days: [day("2026-11-02", "second")], lines: [], progress }]);
});

test("a persist that fails holds what it was to store, even where nothing was held before", () => {
  const { own, disk } = journal();
  disk.full = true;

  expect(() => own.persist(progress)).toThrow("NO_SPACE");

  expect(own.isStored).toBe(false);
});

test("lines that the log has dropped meanwhile are not held", () => {
  const { own, saved, disk } = journal();
  disk.full = true;
  for (let seq = 1; seq <= 200; seq += 1) own.add({ lines: [line(seq)] });
  for (let seq = 201; seq <= 1000; seq += 1) {
    own.add({ lines: [line(seq)], dropped: { upToSeq: seq - 200, count: seq - 200 } });
  }
  disk.full = false;
  own.persist(progress);

  const [change] = saved;
  expect(change?.lines).toHaveLength(200);
  expect(change?.dropped).toEqual({ upToSeq: 800, count: 800 });
});
