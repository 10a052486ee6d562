import type {
  DayRecord,
  ErrorReport,
  JobMode,
  JobOutcome,
  LogEntry,
  OpenQuestion,
  ProbeReport,
  StopMode,
  Target,
  TimesheetRow,
} from "@jobcan-automation/contract";
import { wantedPunches } from "@jobcan-automation/timesheet";

/** Where a job is. Times are epoch ms; the position of a waiting one is the queue's to know. */
export type JobPhase =
  | { state: "waiting"; queuedAt: number }
  | { state: "running"; queuedAt: number; startedAt: number; stopping?: StopMode }
  | { state: "waiting_for_person"; queuedAt: number; startedAt: number; question: OpenQuestion }
  | FinishedPhase;

interface FinishedPhase {
  state: "finished";
  queuedAt: number;
  startedAt?: number;
  finishedAt: number;
  outcome: JobOutcome;
  error?: ErrorReport;
}

/** What never changes about a job. Holds no credential; `owner` is a hash. */
export interface JobFacts {
  id: string;
  owner: string;
  uploadId: string;
  fileName: string;
  target: Target;
  mode: JobMode;
  requestKey: string;
  /** Where in the upload the rows were read, so that the receipt can be written beside them; absent for a CSV. */
  sheet?: SheetPlace;
  /** The server process that took the job, so that a later one knows whose it was. */
  instance: string;
}

/** A sheet of an uploaded workbook, and the row its headings stand in. */
export interface SheetPlace {
  name: string;
  headerRow: number;
}

/** A job as it is stored: all that an owner may see of it. */
export interface StoredJob {
  facts: JobFacts;
  phase: JobPhase;
  account: string | undefined;
  probe?: ProbeReport | undefined;
  days: DayRecord[];
  log: LogEntry[];
  lastSeq: number;
  droppedLogEntries: number;
}

/** The ledger's first line of a day: what is wanted, and nothing known yet. */
export function openDay(row: TimesheetRow): DayRecord {
  return { date: row.date, row: row.row, wanted: wantedPunches(row), note: row.note, sent: [] };
}
