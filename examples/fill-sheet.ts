// What the other examples share: one sheet into Jobcan, and whether every day of it is there.
import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { type AutofillNodeClient, createAutofillClient, type JobView } from "jobcan-autofill";

/** The service, the account and the Jobcan that the environment names. */
export const settings = {
  url: process.env["JOBCAN_AUTOFILL_SERVER"] ?? "http://127.0.0.1:3000",
  credentials: {
    login: process.env["JOBCAN_LOGIN"] ?? "",
    password: process.env["JOBCAN_PASSWORD"] ?? "",
  },
  target: process.env["JOBCAN_TARGET"] === "practice" ? ("practice" as const) : ("jobcan" as const),
};

export const client: AutofillNodeClient = createAutofillClient({ url: settings.url });

/** Enters a sheet and waits for the end. Throws where the sheet has something against it: then nothing was sent. */
export async function fillSheet(path: string): Promise<JobView> {
  const upload = await client.workbooks.upload(await openAsBlob(path), basename(path));
  const { rows, issues, issueCount } = upload.checked;
  if (rows.length === 0 || issueCount > 0) {
    const found = issues.map(({ cell, code }) => `${cell} ${code}`);
    throw new Error(`${path}: nothing sent: ${found.join(", ") || "no days"}`);
  }
  const { credentials, target } = settings;
  const { jobId, attached } = await client.jobs.submit({
    uploadId: upload.uploadId,
    rows,
    credentials,
    target,
    mode: "fill",
    options: {},
    requestKey: crypto.randomUUID(),
  });
  if (attached) throw new Error(`${path}: nothing sent: another job of this account is running`);
  for await (const event of client.jobs.follow(jobId)) {
    if (event.type === "day" && event.day.outcome !== undefined) {
      console.error(`${path}: ${event.day.date} ${event.day.outcome}`);
    }
  }
  return await client.jobs.get(jobId);
}

/** The days that Jobcan does not hold as the sheet says; a day that was there before is as good as a new one. */
export function openDays({ days }: JobView): string[] {
  return days
    .filter(({ outcome, reason }) => outcome !== "verified" && reason !== "already_recorded")
    .map(({ date, outcome = "not done", reason = "" }) => `${date} ${outcome} ${reason}`.trim());
}

/** Says why not every day is verified; the program then ends with 1. */
export function fail(path: string, why: readonly string[]): void {
  console.error(`${path}: NOT every day is verified: ${why.join("; ")}`);
  process.exitCode = 1;
}
