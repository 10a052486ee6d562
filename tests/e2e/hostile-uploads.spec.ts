import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AutofillClient, createAutofillClient, toProblem } from "@jobcan-automation/client";
import { expect, test as base } from "@playwright/test";
import { type HostileUpload, hostileUploads } from "@jobcan-automation/workbook/testing";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { openService, type RunningService } from "./support/service.ts";
import { monthDays, monthFile } from "./support/sheets.ts";

/** Slow enough that the month is still being entered while the files arrive. */
const latencyMs = 500;
const mostGrowthMb = 20;
const uploads = hostileUploads();

type UploadPreview = Awaited<ReturnType<AutofillClient["workbooks"]["upload"]>>;

interface Beside {
  service: RunningService;
  client: AutofillClient;
  /** A month that is entered meanwhile. */
  jobId: string;
  /** By name; made beforehand, because making them blocks this process and its connections. */
  bytes: ReadonlyMap<string, Uint8Array>;
  /** Previews that were answered. */
  previews: UploadPreview[];
}

/** One service for the whole file, so that a test sees what earlier uploads leave behind. */
const test = base.extend<object, { beside: Beside }>({
  beside: [
    async ({ browserName: _unused }, use) => {
      const bytes = new Map(uploads.map((upload) => [upload.name, upload.bytes()]));
      await using service = await openService({ sandbox: { latencyMs } });
      const client = createAutofillClient({ url: service.url });
      const jobId = await startMonth(client);
      await use({ service, client, jobId, bytes, previews: [] });
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

for (const upload of uploads) {
  test(`${upload.name} gets its answer, the server stays small, the job beside it goes on`, async ({
    beside,
  }) => {
    const { service, client, jobId } = beside;
    expect((await client.jobs.get(jobId)).status.state, "still at work").toBe("running");
    const growth = watchGrowth(service.pid);

    const answer = await answerTo(beside, upload);

    expect(answer).toMatchObject(upload.answer);
    const grownMb = growth();
    test.info().annotations.push({ type: "grown MB", description: grownMb.toFixed(1) });
    expect(grownMb).toBeLessThan(mostGrowthMb);
    expect((await client.jobs.get(jobId)).status.state).toBe("running");
  });
}

test("nothing of them is left but what was read, under generated names", ({ beside }) => {
  const { service, previews } = beside;
  const names = readdirSync(join(service.dataDir, "uploads"));
  const ids = previews.map(({ uploadId }) => uploadId);
  expect(names.filter((name) => !/^[0-9a-f]{32}$/.test(name))).toEqual([]);
  expect(names, "and the month").toHaveLength(ids.length + 1);
  expect(names).toEqual(expect.arrayContaining(ids));
  expect(previews.filter(({ fileName }) => /[/\\]|^\./.test(fileName))).toEqual([]);
});

test("the job beside them ends as usual", async ({ beside }) => {
  test.setTimeout(300_000);
  const { service, client, jobId } = beside;
  for await (const event of client.jobs.follow(jobId)) void event;
  const job = await client.jobs.get(jobId);
  expect(job.status).toMatchObject({ state: "finished", outcome: "succeeded" });
  expect(job.days.map(({ outcome }) => outcome)).toEqual(monthDays.map(() => "verified"));
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
});

async function startMonth(client: AutofillClient): Promise<string> {
  const { uploadId, checked } = await client.workbooks.upload(
    new Blob([readFileSync(monthFile)]),
    "month.xlsx",
  );
  const { practice } = await client.service.info();
  if (practice === undefined) throw new Error("the service has no practice site");
  const { jobId } = await client.jobs.submit({
    uploadId,
    rows: checked.rows,
    credentials: { login: practice.login, password: practice.password },
    target: "practice",
    mode: "fill",
    options: {},
    requestKey: "hostile-uploads",
  });
  await expect
    .poll(async () => await verifiedDays(client, jobId), { timeout: 60_000 })
    .toBeGreaterThan(0);
  return jobId;
}

/** Once a day is entered, the server has loaded all modules that a job needs. */
async function verifiedDays(client: AutofillClient, jobId: string): Promise<number> {
  const { days } = await client.jobs.get(jobId);
  return days.filter(({ outcome }) => outcome === "verified").length;
}

async function answerTo(
  { client, previews, bytes }: Beside,
  { name, fileName }: HostileUpload,
): Promise<object> {
  try {
    const preview = await client.workbooks.upload(
      new Blob([Buffer.from(bytes.get(name) ?? [])]),
      fileName,
    );
    previews.push(preview);
    return { rows: preview.checked.rows.length };
  } catch (error) {
    const problem = toProblem(error);
    return problem.kind === "reported" ? problem.report : { unreachable: String(error) };
  }
}

/** By how many MB a process grows at most during the callback, by the system's own peak counter. */
function watchGrowth(pid: number): () => number {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  const before = memoryMb(pid, "VmRSS");
  return () => memoryMb(pid, "VmHWM") - before;
}

function memoryMb(pid: number, name: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1000;
}
