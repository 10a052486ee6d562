import type { RecheckOrder, SubmitAnswer } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleDay, sampleJob } from "../../testing/sample-job.ts";
import { sendRecheck } from "./send-recheck.ts";

const day = sampleDay("2026-11-04", { outcome: "awaiting_approval", now: [] });
const job = sampleJob({ days: [day] });
const credentials = { login: "taro@example.jp", password: "pw" };
const sending = { job, credentials, requestKey: "key-12345" };

function fakeService(...refusals: string[]) {
  const asked: Omit<RecheckOrder, "mode">[] = [];
  const recheck = async (order: Omit<RecheckOrder, "mode">): Promise<SubmitAnswer> => {
    asked.push(order);
    const code = refusals[asked.length - 1];
    if (code === undefined) return await Promise.resolve({ jobId: "j2", attached: false });
    throw Object.assign(new Error(code), { data: { report: { code, facts: {} } } });
  };
  return { asked, service: { jobs: { recheck } } };
}

test("a recheck is asked for by the job's record", async () => {
  const { asked, service } = fakeService();

  expect(await sendRecheck(service, sending)).toEqual({ jobId: "j2", attached: false });
  expect(asked).toMatchObject([{ of: { jobId: "j1" }, target: "practice", credentials }]);
});

test("where the record is gone the page's own days do, without what Jobcan held", async () => {
  const { asked, service } = fakeService("JOB_NOT_FOUND");

  await sendRecheck(service, sending);

  expect(asked[1]).toMatchObject({ requestKey: "key-12345", of: { fileName: "a.xlsx" } });
  expect(asked[1]?.of).toMatchObject({
    days: [{ date: "2026-11-04", outcome: "awaiting_approval" }],
  });
  expect(JSON.stringify(asked[1])).not.toContain('"now"');
});

test("another refusal is not asked a second time", async () => {
  const { asked, service } = fakeService("QUEUE_FULL");

  await expect(sendRecheck(service, sending)).rejects.toThrow("QUEUE_FULL");
  expect(asked).toHaveLength(1);
});
