import { randomUUID } from "node:crypto";
import type { JobView, LogCode, TimesheetRow } from "@jobcan-automation/contract";
import { demoAccount } from "@jobcan-automation/sandbox";
import type { BenchedService } from "./benched-service.ts";

/** A month of working days: `days` rows from the first, 9:00 to 18:00, each with its own minute so that days can be told apart. */
export function monthOfRows(days: number): TimesheetRow[] {
  return Array.from({ length: days }, (_, i) => ({
    row: i + 2,
    date: `2026-11-${String(i + 1).padStart(2, "0")}`,
    startMin: 9 * 60 + i,
    endMin: 18 * 60 + i,
    breaks: [],
    note: "",
  }));
}

/** The rows as a sheet, uploaded as any user would: text cells separated by commas. */
function asCsv(rows: readonly TimesheetRow[]): Blob {
  const lines = rows.map((row) => `${row.date},${clock(row.startMin)},${clock(row.endMin)}`);
  return new Blob([["日付,開始時刻,終了時刻", ...lines].join("\n")]);
}

function clock(min: number): string {
  return `${Math.floor(min / 60)}:${String(min % 60).padStart(2, "0")}`;
}

/** Uploads the sheet; gives what `submitSheet` needs. */
export async function uploadMonth(service: Pick<BenchedService, "client">, days: number) {
  const preview = await service.client.workbooks.upload(asCsv(monthOfRows(days)), "bench.csv");
  return { uploadId: preview.uploadId, rows: preview.checked.rows };
}

export type UploadedMonth = Awaited<ReturnType<typeof uploadMonth>>;

/** Submits; holidays are entered too, so that every row counts. */
export async function submitSheet(
  service: Pick<BenchedService, "client">,
  sheet: UploadedMonth,
  login = demoAccount.email,
): Promise<string> {
  const { jobId } = await service.client.jobs.submit({
    ...sheet,
    credentials: { login, password: demoAccount.password },
    target: "practice",
    mode: "fill",
    options: { includeHolidays: true },
    requestKey: randomUUID(),
  });
  return jobId;
}

export async function submitMonth(service: BenchedService, days: number): Promise<string> {
  return await submitSheet(service, await uploadMonth(service, days));
}

/** From upload to receipt. */
export async function runMonth(service: BenchedService, days: number): Promise<JobView> {
  return await untilFinished(service, await submitMonth(service, days));
}

const finishedWithinMs = 180_000;

export interface FollowChoice {
  withinMs?: number;
  /** Called for each log line as it arrives. */
  onLog?: (code: LogCode) => void;
}

/** Follows the job to its end and gives its last view; one that does not end in time (3 min) is given as it is. */
export async function untilFinished(
  service: Pick<BenchedService, "client">,
  jobId: string,
  { withinMs = finishedWithinMs, onLog }: FollowChoice = {},
): Promise<JobView> {
  const signal = AbortSignal.timeout(withinMs);
  for await (const event of service.client.jobs.follow(jobId, { signal })) {
    if (event.type === "log") onLog?.(event.entry.message.code);
    if (event.type === "status" && event.status.state === "finished") break;
  }
  return await service.client.jobs.get(jobId);
}

/** "succeeded" or "failed MEMORY_EXHAUSTED": how a job ended, in two words. */
export function endOf(job: JobView): string {
  if (job.status.state !== "finished") return job.status.state;
  return [job.status.outcome, job.status.error?.code].filter(Boolean).join(" ");
}
