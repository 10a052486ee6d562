import type { DayRecord, ErrorReport, JobOutcome, JobView } from "@jobcan-automation/contract";
import { tellError, tellPunches, tellReason } from "../sentences/index.ts";
import type { Sentences } from "../sentences/index.ts";
import { formatTable } from "./format-table.ts";

/** What `--json` prints. `outcome` is absent only where the job was still under way when its follower had to leave. */
export interface Receipt {
  jobId: string;
  outcome: JobOutcome | undefined;
  mode: JobView["mode"];
  target: JobView["target"];
  account: string | undefined;
  days: DayRecord[];
  error?: ErrorReport;
}

/** A job's receipt as data. */
export function receiptOf(job: JobView): Receipt {
  const { status } = job;
  const isFinished = status.state === "finished";
  return {
    jobId: job.id,
    outcome: isFinished ? status.outcome : undefined,
    mode: job.mode,
    target: job.target,
    account: job.account,
    days: job.days,
    ...(isFinished && status.error !== undefined ? { error: status.error } : {}),
  };
}

/** A receipt as a table for people, with the outcome and what to do next under it. */
export function receiptTable(receipt: Receipt, sentences: Sentences): string {
  const { columnRoles } = sentences;
  const rows = receipt.days.map((day) => [
    day.date,
    tellPunches(day.wanted),
    tellPunches(day.now ?? day.before ?? []),
    endOf(receipt, day, sentences),
    tellReason(sentences, day),
  ]);
  const header = [columnRoles.date, ...sentences.receiptColumns];
  return [formatTable(header, rows), "", summaryOf(receipt, sentences)].join("\n");
}

function endOf(receipt: Receipt, day: DayRecord, sentences: Sentences): string {
  if (receipt.mode === "plan" && day.plan !== undefined) return sentences.plans[day.plan];
  return day.outcome === undefined ? "" : sentences.outcomes[day.outcome];
}

function summaryOf(receipt: Receipt, sentences: Sentences): string {
  const outcome = receipt.outcome === undefined ? "" : sentences.jobOutcomes[receipt.outcome];
  if (receipt.error === undefined) return outcome;
  const { what, next } = tellError(sentences, receipt.error);
  return `${outcome}${sentences.colon}${what} ${next}`.trimEnd();
}
