import { openAsBlob } from "node:fs";
import { createAutofillClient } from "jobcan-autofill";

const url = process.env["JOBCAN_AUTOFILL_SERVER"] ?? "http://127.0.0.1:3000";
const client = createAutofillClient({ url });
const file = await openAsBlob("my-month.xlsx");
const { uploadId, checked } = await client.workbooks.upload(file, "my-month.xlsx");
const { jobId } = await client.jobs.submit({
  uploadId,
  rows: checked.rows,
  credentials: { login: "demo@example.jp", password: process.env["JOBCAN_PASSWORD"] ?? "" },
  target: "practice",
  mode: "fill",
  options: {},
  requestKey: crypto.randomUUID(),
});
for await (const event of client.jobs.follow(jobId)) {
  if (event.type !== "day" || event.day.outcome === undefined) continue;
  console.log(event.day.date, event.day.outcome);
}
const { status, days } = await client.jobs.get(jobId);
const open = days.filter(({ outcome }) => outcome !== "verified").map(({ date }) => date);
if (status.state !== "finished" || checked.issueCount > 0 || days.length === 0 || open.length > 0) {
  console.error("NOT every day is verified:", JSON.stringify(status), open.join(" "));
  process.exitCode = 1;
}
