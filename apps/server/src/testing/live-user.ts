import { readFileSync } from "node:fs";
import type { JobView, LogEntry, TimesheetRow } from "@jobcan-automation/contract";
import {
  jobViewSchema,
  logEntrySchema,
  uploadPreviewSchema,
} from "@jobcan-automation/contract/schemas";
import { z } from "zod";
import { createBrowser, jobIdOf, type TestBrowser } from "./app-fixture.ts";

/** What anybody may read of the practice account. */
export const practicePassword = "practice-1234";

const sheet = new URL(
  "../../../../packages/workbook/fixtures/month-libreoffice.xlsx",
  import.meta.url,
);
const checkEveryMs = 120;

/** Somebody with a browser at a service that really runs. */
export interface LiveUser extends TestBrowser {
  /** The same browser at another service. */
  moveTo(url: string): void;
  /** Uploads a month and sends its first days; gives the job's id. */
  start(days: number, account?: { login?: string; password?: string }): Promise<string>;
  status(jobId: string): Promise<JobView & { log: LogEntry[] }>;
  /** Polls until the job is as asked; the test's own time limit ends it. */
  until(
    jobId: string,
    isSo: (job: JobView & { log: LogEntry[] }) => boolean,
  ): Promise<JobView & { log: LogEntry[] }>;
  /** Polls until the job has been removed. */
  untilGone(jobId: string): Promise<void>;
}

const statusSchema = jobViewSchema.extend({ log: z.array(logEntrySchema) });
const previewSchema = z.object({ result: z.object({ data: uploadPreviewSchema }) });
const own = { "x-trpc-source": "test", "sec-fetch-site": "same-origin" };

export function liveUser(url: string): LiveUser {
  let base = url;
  const browser = createBrowser(async (path, init) => await fetch(`${base}${path}`, init));
  const status: LiveUser["status"] = async (jobId) => {
    const answer = await browser.send(`/status/${jobId}`);
    return statusSchema.parse(await answer.json());
  };
  return {
    ...browser,
    status,
    moveTo(other) {
      base = other;
    },
    async start(days, { login = "demo@example.jp", password = practicePassword } = {}) {
      const { uploadId, rows } = await uploadSheet(browser);
      const answer = await browser.mutate("jobs.submit", {
        uploadId,
        rows: rows.slice(0, days),
        credentials: { login, password },
        target: "practice",
        mode: "fill",
        options: { punchDelayMs: 0 },
        requestKey: crypto.randomUUID(),
      });
      return await jobIdOf(answer);
    },
    async until(jobId, isSo) {
      for (;;) {
        const job = await status(jobId);
        if (isSo(job)) return job;
        await nextPoll();
      }
    },
    async untilGone(jobId) {
      while ((await browser.send(`/status/${jobId}`)).status !== 404) await nextPoll();
    },
  };
}

/** Sends a workbook and gives the answer as it came. */
export async function sendWorkbook(
  browser: TestBrowser,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const body = new FormData();
  body.set("file", new Blob([bytes]), "november.xlsx");
  return await browser.send("/trpc/workbooks.upload", { method: "POST", headers: own, body });
}

/** The names of a workbook's sheets, as the service reads them. */
export async function sheetNames(
  browser: TestBrowser,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string[]> {
  const answer = await sendWorkbook(browser, bytes);
  const { workbook } = previewSchema.parse(await answer.json()).result.data;
  return workbook.sheets.map(({ name }) => name);
}

/** The month that every test sends. */
export function monthBytes(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(sheet));
}

async function uploadSheet(
  browser: TestBrowser,
): Promise<{ uploadId: string; rows: TimesheetRow[] }> {
  const answer = await sendWorkbook(browser, monthBytes());
  const body: unknown = await answer.json();
  if (answer.status !== 200) throw new Error(`upload: ${JSON.stringify(body)}`);
  const { uploadId, checked } = previewSchema.parse(body).result.data;
  return { uploadId, rows: checked.rows };
}

async function nextPoll(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, checkEveryMs));
}
