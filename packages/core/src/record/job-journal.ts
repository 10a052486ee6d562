import type { DayRecord, LogEntry } from "@jobcan-automation/contract";
import type { JobChange, JobProgress, JobStore, OwnedJob } from "./job-store.ts";

/**
 * What has happened to one job and how much of it is stored. A change is stored at once; where that fails it is held
 * in memory, all that follows with it, until `persist` succeeds: a disk that is full or locked is not tried again
 * with every line.
 */
export interface JobJournal {
  /** Stores a change, or holds it. Never throws. */
  add(change: Partial<JobChange>): void;
  /** Stores all that is held, past the system's own buffers. Throws NO_SPACE where that cannot be done. */
  persist(progress: JobProgress): void;
  /** Whether everything is stored. */
  readonly isStored: boolean;
}

export interface JobJournalOptions {
  job: OwnedJob;
  store: Pick<JobStore, "save" | "saveDurably">;
  /** Called when a write fails that no caller waits for. */
  onStoreError: (error: unknown) => void;
}

export function createJobJournal({ job, store, onStoreError }: JobJournalOptions): JobJournal {
  let held: JobChange | undefined;
  return {
    add(change) {
      if (held !== undefined) {
        held = merged(held, change);
        return;
      }
      const whole = { days: [], lines: [], ...change };
      try {
        store.save(job, whole);
      } catch (error) {
        held = whole;
        onStoreError(error);
      }
    },
    persist(progress) {
      const whole = merged(held ?? { days: [], lines: [] }, { progress });
      held ??= whole;
      store.saveDurably(job, whole);
      held = undefined;
    },
    get isStored() {
      return held === undefined;
    },
  };
}

/**
 * The later word counts; of the log only what is not dropped meanwhile, so that a long outage holds no more than a
 * log may have.
 */
function merged(held: JobChange, change: Partial<JobChange>): JobChange {
  const { progress = held.progress, dropped = held.dropped } = change;
  const lines = [...held.lines, ...(change.lines ?? [])];
  return {
    days: latestOf(held.days, change.days ?? []),
    lines: lines.filter((line) => isLeft(line, dropped)),
    ...(progress !== undefined && { progress }),
    ...(dropped !== undefined && { dropped }),
  };
}

function latestOf(before: readonly DayRecord[], after: readonly DayRecord[]): DayRecord[] {
  return [...new Map([...before, ...after].map((day) => [day.date, day])).values()];
}

function isLeft({ seq }: LogEntry, dropped: JobChange["dropped"]): boolean {
  return dropped === undefined || seq > dropped.upToSeq;
}
