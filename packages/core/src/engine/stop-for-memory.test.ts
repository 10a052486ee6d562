import type { AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createEngineFixture, jobRequest } from "../testing/engine-fixture.ts";

const refusalOf = async (work: Promise<unknown>): Promise<AutofillError> =>
  await work.then(
    () => Promise.reject(new Error("nothing was refused")),
    (error: AutofillError) => error,
  );

test("over WARNING a new job is refused with the figures and a time", async () => {
  const fixture = createEngineFixture();
  Object.assign(fixture.memory, { usedMb: 412, refusesNewJob: true });

  const refusal = await refusalOf(fixture.engine.submit(jobRequest()));

  expect(refusal.code).toBe("MEMORY_BUSY");
  expect(refusal.facts).toEqual({ usedMb: 412, warningMb: 400, limitMb: 450 });
  expect(refusal.retryAfterSecs).toBeGreaterThanOrEqual(15);
});

test("a waiting job logs that memory is high, and starts when it is not any more", async () => {
  const fixture = createEngineFixture();
  await fixture.engine.submit(jobRequest({ login: "a@x.jp" }));
  const { jobId } = await fixture.engine.submit(jobRequest({ login: "b@x.jp" }));
  Object.assign(fixture.memory, { usedMb: 412, refusesNewJob: true });
  await fixture.runner.latest().end({ how: "reported", report: { end: "done" } });
  await fixture.clock.advance(12_000);

  expect(await fixture.engine.counts()).toMatchObject({ running: 0, waiting: 1 });
  const { pending } = fixture.clock;
  await fixture.engine.submit(jobRequest({ login: "b@x.jp" }));
  expect(fixture.clock.pending).toBe(pending);
  const lines = fixture.store.load(jobId)?.log.map(({ message }) => message.code);
  expect(lines).toEqual(["job_queued", "memory_refused"]);
  fixture.memory.refusesNewJob = false;
  await fixture.clock.advance(5_000);
  expect(await fixture.engine.counts()).toMatchObject({ running: 1, waiting: 0 });
});

test("a stop for memory asks the runner once, keeps what was done, and says MEMORY_EXHAUSTED with the figures", async () => {
  const { engine, runner } = createEngineFixture();
  const { jobId } = await engine.submit(jobRequest());
  runner.latest().reportDay("2026-11-01", {
    outcome: "verified",
    sent: [{ kind: "work_start", timeMin: 540, fate: "read_back" }],
  });
  const figures = { usedMb: 406.1, limitMb: 450, percent: 90.2 };
  engine.stopForMemory(figures);
  engine.stopForMemory(figures);
  await runner.latest().end({ how: "killed" });

  expect(runner.latest().asked).toEqual(["memory"]);
  const { status, days } = await engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({
    outcome: "partial",
    error: { code: "MEMORY_EXHAUSTED", facts: figures },
  });
  expect(days[0]?.outcome).toBe("verified");
});

test("of several jobs the youngest is stopped for memory, and the next only once that one is gone", async () => {
  const { engine, runner } = createEngineFixture({ limits: { maxActive: 3 } });
  const ids: string[] = [];
  const stopped = () => runner.runs.map(({ asked }) => asked.includes("memory"));
  for (const login of ["a@x.jp", "b@x.jp", "c@x.jp"]) {
    ids.push((await engine.submit(jobRequest({ login }))).jobId);
  }
  expect(engine.dayInHand()).toMatchObject({ jobId: ids[2] });
  engine.stopForMemory({ usedMb: 406, limitMb: 450, percent: 90.2 });
  engine.stopForMemory({ usedMb: 406, limitMb: 450, percent: 90.2 });
  expect(stopped()).toEqual([false, false, true]);
  expect(engine.dayInHand()).toBeUndefined();

  await runner.latest().end({ how: "killed" });
  expect(engine.dayInHand()).toMatchObject({ jobId: ids[1] });
  engine.stopForMemory({ usedMb: 406, limitMb: 450, percent: 90.2 });
  expect(stopped()).toEqual([false, true, true]);
});

test("a stop for memory stays one, whatever the user asks afterwards", async () => {
  const { engine, runner } = createEngineFixture();
  const { jobId } = await engine.submit(jobRequest());

  engine.stopForMemory({ usedMb: 406.1, limitMb: 450, percent: 90.2 });
  await engine.stop({ jobId, owner: "owner-a" }, "now");
  await runner.latest().end({ how: "killed" });

  const { status } = await engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ error: { code: "MEMORY_EXHAUSTED" } });
});

test("the day being entered is counted from one, and there is none while nothing runs", async () => {
  const { engine, runner } = createEngineFixture();
  expect(engine.dayInHand()).toBeUndefined();

  const { jobId } = await engine.submit(jobRequest());
  expect(engine.dayInHand()).toEqual({ jobId, day: 1 });
  runner.latest().reportDay("2026-11-01", { outcome: "verified" });
  expect(engine.dayInHand()).toEqual({ jobId, day: 2 });
});

test("the job that goes first for memory is the one started last, not the one that came last", async () => {
  const limits = { maxActive: 2, maxQueue: 3, perOwner: 1 };
  const { engine, runner, clock } = createEngineFixture({ limits });
  const send = async (owner: string, login: string) =>
    (await engine.submit(jobRequest({ owner, login, address: owner }))).jobId;
  await send("owner-a", "a@x.jp");
  const overtaken = await send("owner-a", "b@x.jp");
  await clock.advance(1_000);
  await send("owner-b", "c@x.jp");
  await clock.advance(1_000);

  await runner.runs[0]?.end({ how: "reported", report: { end: "done" } });

  expect(engine.dayInHand()).toMatchObject({ jobId: overtaken });
});
