import type {
  DayRecord,
  ErrorReport,
  JobOutcome,
  JobView,
  ProbeReport,
} from "@jobcan-automation/contract";
import {
  approvalSentence,
  errorSentence,
  punchesText,
  reasonSentence,
  type Sentences,
} from "@jobcan-automation/sentences";
import type { CliPorts } from "../../cli-ports.ts";
import { fitTable } from "../../terminal/format-table.ts";
import { wrapText } from "../../terminal/text-width.ts";
import { probeTable } from "./probe-table.ts";

/** What `--json` prints. `outcome` is absent only if the job was still running when following ended. */
export interface Receipt {
  jobId: string;
  outcome: JobOutcome | undefined;
  mode: JobView["mode"];
  target: JobView["target"];
  account: string | undefined;
  days: DayRecord[];
  /** What a connection test found; absent for other jobs. */
  probe?: ProbeReport;
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
    ...(job.probe !== undefined && { probe: job.probe }),
    ...(isFinished && status.error !== undefined ? { error: status.error } : {}),
  };
}

/** A receipt as a table for people, as wide as their terminal, with the outcome and what to do next under it. */
export function receiptTable(receipt: Receipt, ports: ReceiptPorts): string {
  const { sentences, words, columns = Number.POSITIVE_INFINITY } = ports;
  const said = [summaryOf(receipt, ports), approvalSentence(sentences, receipt.days)];
  const summary = said.flatMap((line) => (line === "" ? [] : wrapText(line, columns)));
  if (receipt.mode === "probe") {
    const { probe } = receipt;
    const found = probe === undefined ? [] : [probeTable(probe, sentences, columns)];
    return [...found, ...summary].join("\n").trimStart();
  }
  const isPlan = receipt.mode === "plan";
  const rows = receipt.days.map((day) =>
    isPlan ? planRow(day, sentences) : receiptRow(day, sentences),
  );
  const heads = isPlan ? words.planColumns : sentences.receiptColumns;
  const header = [sentences.columnRoles.date, ...heads];
  return [fitTable(header, rows, columns), "", ...summary].join("\n");
}

function receiptRow(day: DayRecord, sentences: Sentences): string[] {
  const wanted = punchesText(day.wanted);
  const end = day.outcome === undefined ? "" : sentences.outcomes[day.outcome];
  return [day.date, wanted, heldText(day), end, reasonSentence(sentences, day)];
}

/** What Jobcan holds, would hold after filling, and why. */
function planRow(day: DayRecord, sentences: Sentences): string[] {
  const { plan } = day;
  const after = punchesText(day.after ?? day.now ?? day.before ?? []);
  const end =
    plan === undefined ? day.outcome && sentences.outcomes[day.outcome] : sentences.plans[plan];
  const reason = reasonSentence(sentences, day, "plan");
  const why = [end, reason, addableText(day, sentences)].filter(Boolean).join(sentences.colon);
  return [day.date, heldText(day), after, why];
}

function addableText({ addable = [] }: DayRecord, sentences: Sentences): string {
  return addable.length === 0 ? "" : sentences.addable(punchesText(addable));
}

function heldText(day: DayRecord): string {
  return punchesText(day.now ?? day.before ?? []);
}

type ReceiptPorts = Pick<CliPorts, "sentences" | "words" | "columns">;

function endOf(receipt: Receipt, day: DayRecord, sentences: Sentences): string {
  if (receipt.mode === "plan" && day.plan !== undefined) return sentences.plans[day.plan];
  return day.outcome === undefined ? "" : sentences.outcomes[day.outcome];
}

/** "Done (Verified 18, Conflict 1)"; what enters nothing says first what it is. */
function summaryOf(receipt: Receipt, ports: ReceiptPorts): string {
  const { sentences } = ports;
  const { jobOutcomes, jobModes, colon } = sentences;
  const mode = receipt.mode === "fill" ? "" : `${jobModes[receipt.mode]}${colon}`;
  const outcome = receipt.outcome === undefined ? "" : jobOutcomes[receipt.outcome];
  const summary = `${mode}${outcome}${countsOf(receipt, ports)}`;
  if (receipt.error === undefined) return summary;
  const { what, next } = errorSentence(sentences, receipt.error);
  return `${summary}${colon}${what} ${next}`.trimEnd();
}

function countsOf(receipt: Receipt, { sentences, words }: ReceiptPorts): string {
  const byEnd = Map.groupBy(receipt.days, (day) => endOf(receipt, day, sentences));
  const counts = [...byEnd].map(([end, days]) => `${end} ${days.length}`.trim());
  return counts.length === 0 ? "" : words.counts(counts);
}
