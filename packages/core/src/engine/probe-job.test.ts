import type { ProbeReport } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createEngineFixture, jobRequest } from "../testing/engine-fixture.ts";

const done = { how: "reported", report: { end: "done" } } as const;
const ref = (jobId: string) => ({ jobId, owner: "owner-a" });
const report = (verdict?: "understood" | "no_correction" | "not_understood"): ProbeReport => ({
  findings: { correction: { state: "found", allowed: true } },
  unread: [],
  ...(verdict !== undefined && { verdict }),
});
const probeRequest = () => jobRequest({ mode: "probe", uploadId: "", fileName: "", rows: [] });

test.each([
  ["understood", "succeeded"],
  ["no_correction", "partial"],
  ["not_understood", "partial"],
  [undefined, "failed"],
] as const)("a connection test that comes to %s has %s", async (verdict, outcome) => {
  const { engine, runner, store } = createEngineFixture();

  const { jobId } = await engine.submit(probeRequest());
  runner.latest().reporter.probe(report(verdict));
  await runner.latest().end(done);

  const job = await engine.get(ref(jobId));
  expect(job.status).toMatchObject({ state: "finished", outcome });
  expect(job.probe).toEqual(report(verdict));
  expect(store.load(jobId)?.probe).toEqual(report(verdict));
});

test("a refused sign-in and a stop end a connection test as they end any job", async () => {
  const { engine, runner } = createEngineFixture();
  const rejected = { code: "LOGIN_REJECTED", facts: {} } as const;

  const first = await engine.submit(probeRequest());
  await runner.latest().end({ how: "reported", report: { end: "failed", error: rejected } });
  const second = await engine.submit(probeRequest());
  await engine.stop(ref(second.jobId), "now");
  await runner.latest().end({ how: "reported", report: { end: "stopped", when: "now" } });

  const ends = [await engine.get(ref(first.jobId)), await engine.get(ref(second.jobId))];
  expect(ends.map(({ status }) => status)).toMatchObject([
    { outcome: "failed", error: rejected },
    { outcome: "cancelled" },
  ]);
});

test("the structure of pages is given to the owner, and neither stored nor published", async () => {
  const { engine, runner, store } = createEngineFixture();
  const { jobId } = await engine.submit(probeRequest());
  const stopped = new AbortController();
  const events = await engine.follow(ref(jobId), { signal: stopped.signal });

  runner.latest().reporter.skeleton({ page: "book", html: "<secret-shape>" });
  runner.latest().reporter.probe(report("understood"));
  await runner.latest().end(done);

  expect(await engine.skeletons(ref(jobId))).toEqual([{ page: "book", html: "<secret-shape>" }]);
  await expect(engine.skeletons({ jobId, owner: "owner-b" })).rejects.toThrow("JOB_NOT_FOUND");
  const seen: unknown[] = [];
  for await (const event of events) seen.push(event);
  expect(JSON.stringify([store.load(jobId), await engine.get(ref(jobId)), seen])).not.toContain(
    "secret-shape",
  );
});

test("more structure than the limit is left out", async () => {
  const { engine, runner } = createEngineFixture();
  const { jobId } = await engine.submit(probeRequest());

  for (let page = 0; page < 6; page += 1)
    runner.latest().reporter.skeleton({ page: "day", html: "x".repeat(119_000) });

  expect(await engine.skeletons(ref(jobId))).toHaveLength(3);
});

test.each([
  ["a connection test", probeRequest, "fill", jobRequest],
  ["work on a sheet", jobRequest, "probe", probeRequest],
] as const)("%s is not answered with the account's live job of another kind", async (...given) => {
  const [, asked, live, first] = given;
  const { engine, runner } = createEngineFixture();
  const { jobId } = await engine.submit(first());

  const refused = await engine.submit(asked()).catch((error: unknown) => error);
  const again = await engine.submit(first());

  expect(refused).toMatchObject({ code: "ALREADY_RUNNING", facts: { jobId, mode: live } });
  expect(again).toEqual({ jobId, attached: true });
  expect(runner.runs).toHaveLength(1);
});
