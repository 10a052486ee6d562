import type {
  ColumnMapping,
  JobMode,
  JobState,
  JobView,
  Target,
} from "@jobcan-automation/contract";
import type { CellEdit } from "@jobcan-automation/timesheet";
import type { Account } from "../account.ts";

/** Where the rows of an order came from: enough to read the same sheet in the same way again. */
export interface StoredSheet {
  uploadId: string;
  sheet: string;
  /** Columns as they were read; absent where days stand side by side. */
  columns?: { headerRow: number; mapping: ColumnMapping };
  month?: string;
  person?: string;
  edits: CellEdit[];
}

/** What was chosen for a job, stored in this browser so that its rest can be sent alike. Never a password. */
export interface StoredOrder {
  id: string;
  /** When it was sent, epoch ms. */
  at: number;
  fileName: string;
  /** "2026-11", in order. */
  months: string[];
  target: Target;
  mode: JobMode;
  account: Omit<Account, "password">;
  sheet?: StoredSheet;
}

/** A job that has ended, as its last view had it: its days and how they ended; no log, no password. */
export interface StoredReceipt {
  id: string;
  /** When it ended, epoch ms. */
  at: number;
  job: EndedJob;
}

type EndedJob = JobView & { status: Extract<JobState, { state: "finished" }> };

/** All that this browser has stored, the newest first. */
export interface StoredJobs {
  orders: readonly StoredOrder[];
  receipts: readonly StoredReceipt[];
}

/** How many receipts are stored, and as many orders: five years of months. Beyond it the oldest go. */
export const maxStored = 60;

/** The orders and receipts of this browser. Every call rejects where the browser stores nothing. */
export interface JobStore {
  all(): Promise<StoredJobs>;
  order(id: string): Promise<StoredOrder | undefined>;
  receipt(id: string): Promise<StoredReceipt | undefined>;
  storeOrder(order: StoredOrder): Promise<void>;
  /** Not one that the user has removed. */
  storeReceipt(receipt: StoredReceipt): Promise<void>;
  /** Those of these jobs whose receipt is neither stored nor removed by the user. */
  missing(ids: readonly string[]): Promise<string[]>;
  /** Removes all that is stored of these jobs, for good. */
  remove(ids: readonly string[]): Promise<void>;
}

/** The receipt of a job that has ended: undefined of one that is under way, or has no days. */
export function receiptOf(job: JobView): StoredReceipt | undefined {
  const { status, days } = job;
  if (status.state !== "finished" || days.length === 0) return undefined;
  const { sittingUntil: _held, ...ended } = status;
  return { id: job.id, at: status.finishedAt, job: { ...job, status: ended } };
}
