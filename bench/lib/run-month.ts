import { randomUUID } from "node:crypto";
import type { JobView, LogCode, TimesheetRow } from "@jobcan-automation/contract";
import { demoAccount } from "@jobcan-automation/sandbox";
import type { BenchedService } from "./benched-service.ts";

/**
 * The first `days` days of a month, 9:00 to 18:00, each shifted by another minute so that days can be distinguished.
 */
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

/** The same days in turn as they are, with a break, over midnight, and over midnight with two breaks. */
export function mixedRows(days: number): TimesheetRow[] {
  const noon = { startMin: 12 * 60, endMin: 13 * 60 };
  const night = { startMin: 21 * 60, endMin: 29 * 60 };
  const nightBreaks = [
    { startMin: 24 * 60, endMin: 25 * 60 },
    { startMin: 26 * 60, endMin: 26 * 60 + 30 },
  ];
  const kinds = [{}, { breaks: [noon] }, night, { ...night, breaks: nightBreaks }];
  return monthOfRows(days).map((row, index) => Object.assign({}, row, kinds[index % kinds.length]));
}

/** The rows as a CSV sheet. */
function asCsv(rows: readonly TimesheetRow[]): Blob {
  const heads = "日付,開始時刻,終了時刻,休憩開始1,休憩終了1,休憩開始2,休憩終了2";
  const lines = rows.map(({ date, startMin, endMin, breaks }) =>
    [
      date,
      ...[{ startMin, endMin }, ...breaks].flatMap((span) => [
        clock(span.startMin),
        clock(span.endMin),
      ]),
    ].join(),
  );
  return new Blob([[heads, ...lines].join("\n")]);
}

function clock(min: number): string {
  return `${Math.floor(min / 60)}:${String(min % 60).padStart(2, "0")}`;
}

/** Uploads the sheet; returns what `submitSheet` needs. */
export async function uploadMonth(service: Pick<BenchedService, "client">, days: number) {
  return await uploadRows(service, monthOfRows(days));
}

/** Uploads a sheet of these rows. */
export async function uploadRows(
  service: Pick<BenchedService, "client">,
  rows: readonly TimesheetRow[],
) {
  const preview = await service.client.workbooks.upload(asCsv(rows), "bench.csv");
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

/** From upload to the end of the job. */
export async function runMonth(service: BenchedService, days: number): Promise<JobView> {
  return await untilFinished(service, await submitMonth(service, days));
}

const finishedWithinMs = 180_000;

export interface FollowChoice {
  withinMs?: number;
  /** Called for each log line as it arrives. */
  onLog?: (code: LogCode) => void;
}

/** Follows the job to its end and returns its last view, or its current one when it does not end in time (3 min). */
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
