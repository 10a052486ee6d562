import type { JobSummary } from "@jobcan-automation/contract";
import type { StoredJobs, StoredOrder, StoredReceipt } from "../../state/stored/stored-job.ts";
import { monthsOf } from "../../state/stored/order-of.ts";
import { outcomesOf } from "../../state/job/outcomes-of.ts";

/** What a list says of any job. */
interface JobFacts {
  id: string;
  fileName: string;
  /** "2026-11", in order. */
  months: readonly string[];
  target: JobSummary["target"];
  mode: JobSummary["mode"];
  /** The name that Jobcan shows, else the login it was sent with. */
  account: string | undefined;
  /** When it was sent, epoch ms. */
  at: number;
}

/** A job in this browser's list. */
export type ListedJob =
  | (JobFacts & { kind: "live"; status: JobSummary["status"]; counts: JobSummary["days"] })
  | (JobFacts & {
      kind: "ended";
      status: Extract<JobSummary["status"], { state: "finished" }>;
      counts: JobSummary["days"];
      /** Until when the service has its record, epoch ms; undefined where that is gone. */
      recordUntil: number | undefined;
      receipt: StoredReceipt | undefined;
      /** Whether this browser has anything of it. */
      isStored: boolean;
    })
  /** Sent from here, and gone before its result arrived. */
  | (JobFacts & { kind: "lost" });

/** Whether there is something of it that can be removed: a job under way keeps what it needs. */
export function isRemovable(job: ListedJob): boolean {
  return job.kind === "lost" || (job.kind === "ended" && job.isStored);
}

/** What is said of a job whose result never arrived: one that only read has left nothing to look up in Jobcan. */
export function lostNote({ mode }: Pick<ListedJob, "mode">): "lost" | "lostUnwritten" {
  return mode === "fill" ? "lost" : "lostUnwritten";
}

/**
 * This browser's jobs: those the service lists, those whose receipt is stored, and those that are known by their order
 * alone; these only once the service has answered, since one of them may be under way. Live ones on top, then the newest
 * first.
 */
export function listedJobs(
  known: readonly JobSummary[] | undefined,
  stored: StoredJobs,
): ListedJob[] {
  const orders = new Map(stored.orders.map((order) => [order.id, order]));
  const receipts = new Map(stored.receipts.map((receipt) => [receipt.id, receipt]));
  const listed = new Map<string, ListedJob>();
  const alone = known === undefined ? [] : stored.orders;
  for (const order of alone) listed.set(order.id, { kind: "lost", ...factsOfOrder(order) });
  for (const receipt of stored.receipts) {
    listed.set(receipt.id, fromReceipt(receipt, orders.get(receipt.id)));
  }
  for (const job of known ?? []) {
    if (job.mode === "probe") continue;
    listed.set(
      job.id,
      fromSummary(job, { order: orders.get(job.id), receipt: receipts.get(job.id) }),
    );
  }
  return [...listed.values()].toSorted(
    (a, b) => Number(b.kind === "live") - Number(a.kind === "live") || b.at - a.at,
  );
}

function factsOfOrder({ id, at, fileName, months, target, mode, account }: StoredOrder): JobFacts {
  return { id, at, fileName, months, target, mode, account: account.login };
}

function fromReceipt(receipt: StoredReceipt, order: StoredOrder | undefined): ListedJob {
  const { id, job } = receipt;
  const { fileName, target, mode, status, days } = job;
  const open = days.filter(({ outcome }) => outcome === undefined).length;
  return {
    kind: "ended",
    id,
    fileName,
    months: monthsOf(days),
    target,
    mode,
    account: job.account ?? order?.account.login,
    at: status.queuedAt,
    status,
    counts: { ...outcomesOf(days), ...(open > 0 && { open }) },
    recordUntil: undefined,
    receipt,
    isStored: true,
  };
}

function fromSummary(
  job: JobSummary,
  { order, receipt }: { order: StoredOrder | undefined; receipt: StoredReceipt | undefined },
): ListedJob {
  const { id, fileName, months, target, mode, status, days: counts, recordUntil } = job;
  const account = job.account ?? order?.account.login;
  const facts = { id, fileName, months, target, mode, account, at: status.queuedAt };
  if (status.state !== "finished") return { kind: "live", ...facts, status, counts };
  const isStored = order !== undefined || receipt !== undefined;
  return { kind: "ended", ...facts, status, counts, recordUntil, receipt, isStored };
}
