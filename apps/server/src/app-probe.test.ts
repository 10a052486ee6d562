import { jobViewSchema, submitAnswerSchema } from "@jobcan-automation/contract/schemas";
import { expect, test } from "vitest";
import { z } from "zod";
import { createAppFixture } from "./testing/app-fixture.ts";

const order = {
  mode: "probe",
  credentials: { login: "taro@example.jp", password: "correct horse" },
  target: "jobcan",
  requestKey: "probe-00000001",
  options: { skeleton: "unread" },
} as const;
const done = { how: "reported", report: { end: "done" } } as const;
const dataOf = async (response: Response) =>
  z.object({ result: z.object({ data: z.unknown() }) }).parse(await response.json()).result.data;

test("a connection test is a job without an upload, and its owner gets its result and its receipt", async () => {
  const fixture = createAppFixture();
  const browser = fixture.browser();
  const { jobId } = submitAnswerSchema.parse(
    await dataOf(await browser.mutate("jobs.submit", order)),
  );
  const run = fixture.runner.latest();
  run.reporter.probe({ findings: {}, unread: ["leave"], verdict: "not_understood" });
  run.reporter.skeleton({ page: "leave", html: "<html>" });
  await run.end(done);

  expect(run.spec).toMatchObject({ mode: "probe", skeleton: "unread", rows: [] });
  const view = jobViewSchema.parse(await dataOf(await browser.query("jobs.get", { id: jobId })));
  expect(view).toMatchObject({ mode: "probe", days: [], probe: { unread: ["leave"] } });
  expect(view.status).toMatchObject({ outcome: "partial" });
  expect(await dataOf(await browser.query("jobs.skeletons", { id: jobId }))).toEqual([
    { page: "leave", html: "<html>" },
  ]);
});

test("another browser gets neither the result nor the structure of pages", async () => {
  const fixture = createAppFixture();
  const { jobId } = submitAnswerSchema.parse(
    await dataOf(await fixture.browser().mutate("jobs.submit", order)),
  );

  const stranger = fixture.browser();
  for (const procedure of ["jobs.get", "jobs.skeletons"])
    expect((await stranger.query(procedure, { id: jobId })).status).toBe(404);
});

test("work on a sheet still needs its rows", async () => {
  const response = await createAppFixture()
    .browser()
    .mutate("jobs.submit", { ...order, mode: "fill", uploadId: "u", rows: [], options: {} });

  expect(response.status).toBe(400);
});
