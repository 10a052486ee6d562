import { expect, test } from "vitest";
import { AutofillError } from "@jobcan-automation/contract";
import { collect } from "../testing/collect.ts";
import { createEngineFixture, jobRequest, rowsOf } from "../testing/engine-fixture.ts";
import { settled } from "../testing/fake-clock.ts";
import type { JobStore } from "../record/job-store.ts";
import { createMemoryStore } from "../testing/memory-store.ts";

const done = { how: "reported", report: { end: "done" } } as const;

test("a finished job stays for half an hour and is then removed, with its upload, and logged", async () => {
  const { engine, runner, clock, telemetry, removedUploads } = createEngineFixture();
  const { jobId } = await engine.submit(jobRequest());
  runner.latest().verifyAll();
  await runner.latest().end(done);
  telemetry.lines.length = 0;

  await clock.advance(1_799_000);
  await expect(engine.get({ jobId, owner: "owner-a" })).resolves.toBeDefined();
  await clock.advance(61_000);

  await expect(engine.get({ jobId, owner: "owner-a" })).rejects.toThrow("JOB_NOT_FOUND");
  expect(telemetry.lines).toEqual([
    "prune_jobs_before",
    "pruned completed 3",
    "prune 1 of 1",
    "prune_jobs_after",
  ]);
  expect(removedUploads).toEqual(["upload-1"]);
});

test("pruning happens on a read too, without waiting for the timer", async () => {
  const { engine, runner, clock } = createEngineFixture({ limits: { retentionMs: 10_000 } });
  const { jobId } = await engine.submit(jobRequest());
  await runner.latest().end(done);
  await clock.advance(10_000);

  await expect(engine.get({ jobId, owner: "owner-a" })).rejects.toThrow("JOB_NOT_FOUND");
});

test.each(["the end of another job", "a submit"])("pruning happens at %s too", async (when) => {
  const fixture = createEngineFixture({ limits: { retentionMs: 10_000, maxActive: 2 } });
  const { engine, runner, clock, store } = fixture;
  const { jobId } = await engine.submit(jobRequest({ login: "a@x.jp" }));
  await runner.latest().end(done);
  await engine.submit(jobRequest({ login: "b@x.jp" }));
  await clock.advance(10_000);

  if (when === "a submit") await engine.submit(jobRequest({ login: "c@x.jp" }));
  else await runner.latest().end(done);

  expect(store.load(jobId)).toBeUndefined();
});

test("a clock that is set a day on removes nothing and ends nothing", async () => {
  const { engine, runner, clock } = createEngineFixture();
  const finished = await engine.submit(jobRequest({ login: "a@x.jp" }));
  await runner.latest().end(done);
  await engine.submit(jobRequest({ login: "b@x.jp" }));
  await engine.submit(jobRequest({ login: "c@x.jp" }));

  clock.jump(24 * 3_600_000);
  await clock.advance(61_000);

  expect(await engine.counts()).toMatchObject({ waiting: 1, running: 1, finished: 1 });
  await expect(engine.get({ jobId: finished.jobId, owner: "owner-a" })).resolves.toBeDefined();
});

test("on shutdown nothing is admitted, waiting jobs are interrupted, and the day in hand is finished", async () => {
  const { engine, runner } = createEngineFixture();
  const running = await engine.submit(jobRequest({ login: "a@x.jp" }));
  const waiting = await engine.submit(jobRequest({ login: "b@x.jp" }));

  const down = engine.shutdown();
  await settled();
  await expect(engine.submit(jobRequest({ login: "c@x.jp" }))).rejects.toThrow("SHUTTING_DOWN");
  expect(runner.latest().asked).toEqual(["after_day"]);
  runner.latest().reportDay("2026-11-01", { outcome: "verified" });
  await runner.latest().end({ how: "reported", report: { end: "stopped", when: "after_day" } });
  await down;

  for (const { jobId } of [running, waiting]) {
    const { status } = await engine.get({ jobId, owner: "owner-a" });
    expect(status).toMatchObject({ outcome: "interrupted", error: { code: "INTERRUPTED" } });
  }
  expect(runner.runs).toHaveLength(1);
});

test("on shutdown a run that does not finish its day is stopped after 20 seconds and killed 3 later", async () => {
  const { engine, runner, clock } = createEngineFixture();
  const { jobId } = await engine.submit(jobRequest());

  const down = engine.shutdown();
  await clock.advance(20_000);
  expect(runner.latest().asked).toEqual(["after_day", "now"]);
  await clock.advance(3_000);
  await down;

  expect(runner.latest().asked).toEqual(["after_day", "now", "kill"]);
  const { status } = await engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ outcome: "interrupted" });
});

test("on shutdown a run that was asked to stop is asked nothing else, and ends for the reason it was asked", async () => {
  const { engine, runner } = createEngineFixture();
  const { jobId } = await engine.submit(jobRequest());
  await engine.stop({ jobId, owner: "owner-a" }, "now");

  const down = engine.shutdown();
  await settled();
  await runner.latest().end({ how: "killed" });
  await down;

  expect(runner.latest().asked).toEqual(["now"]);
  const { status } = await engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ outcome: "cancelled" });
});

test("on shutdown none of those who waited for memory is started in another's place", async () => {
  const { engine, runner, memory } = createEngineFixture();
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  await engine.submit(jobRequest({ login: "b@x.jp" }));
  await engine.submit(jobRequest({ login: "c@x.jp" }));
  memory.refusesNewJob = true;
  await runner.latest().end(done);
  memory.refusesNewJob = false;

  await engine.shutdown();

  expect(runner.runs).toHaveLength(1);
});

test("after a restart a job's events go on above every number that was given out", async () => {
  const store = createMemoryStore();
  const before = createEngineFixture({ store, instance: "7.1" });
  const { jobId } = await before.engine.submit(jobRequest());
  const ref = { jobId, owner: "owner-a" };
  for (let step = 0; step < 40; step += 1) before.runner.latest().reportDay("2026-11-01", {});
  const { lastSeq } = await before.engine.get(ref);

  const { engine } = createEngineFixture({ store, instance: "8.1" });

  expect((await engine.get(ref)).lastSeq).toBeGreaterThan(lastSeq);
});

test("after a restart finished jobs are there, and running ones are interrupted with the days known", async () => {
  const store = createMemoryStore();
  const before = createEngineFixture({ store, instance: "7.1" });
  const finished = await before.engine.submit(jobRequest({ login: "a@x.jp" }));
  before.runner.latest().verifyAll();
  await before.runner.latest().end(done);
  const running = await before.engine.submit(jobRequest({ login: "b@x.jp", rows: rowsOf(3) }));
  before.runner.latest().reportDay("2026-11-01", { outcome: "verified" });
  before.runner.latest().reportDay("2026-11-02", {
    sent: [{ kind: "work_start", timeMin: 540, fate: "pressed" }],
  });

  const { engine } = createEngineFixture({ store, instance: "8.1" });

  const first = await engine.get({ jobId: finished.jobId, owner: "owner-a" });
  expect(first.status).toMatchObject({ outcome: "succeeded" });
  const second = await engine.get({ jobId: running.jobId, owner: "owner-a" });
  expect(second.status).toMatchObject({ outcome: "interrupted", error: { code: "INTERRUPTED" } });
  expect(second.days.map((day) => day.outcome)).toEqual(["verified", "unknown", "not_reached"]);
  expect(store.load(running.jobId)?.log.at(-2)?.message.code).toBe("service_restarted");
});

test.each(["a restart", "a shutdown"])(
  "a job that only waited until %s says that nothing was sent, one that ran without a press that no punch was",
  async (how) => {
    const store = createMemoryStore();
    const before = createEngineFixture({ store, instance: "7.1" });
    const { engine, runner } = before;
    const running = await engine.submit(jobRequest({ login: "a@x.jp" }));
    const waiting = await engine.submit(jobRequest({ login: "b@x.jp" }));
    let after = engine;
    if (how === "a shutdown") {
      const down = engine.shutdown();
      await settled();
      await runner.latest().end({ how: "reported", report: { end: "stopped", when: "after_day" } });
      await down;
    } else after = createEngineFixture({ store, instance: "8.1" }).engine;

    const errorOf = async ({ jobId }: { jobId: string }) => {
      const { status } = await after.get({ jobId, owner: "owner-a" });
      return status.state === "finished" ? status.error : undefined;
    };
    expect(await errorOf(waiting)).toEqual({ code: "INTERRUPTED", facts: { sent: "nothing" } });
    expect(await errorOf(running)).toEqual({ code: "INTERRUPTED", facts: { sent: "no_punch" } });
  },
);

test("the user's own stop is no error line, what the service ends is", async () => {
  const { engine, runner, store } = createEngineFixture();
  const stopped = await engine.submit(jobRequest({ login: "a@x.jp" }));
  await engine.stop({ jobId: stopped.jobId, owner: "owner-a" }, "now");
  await runner.latest().end({ how: "reported", report: { end: "stopped", when: "now" } });
  const failed = await engine.submit(jobRequest({ login: "b@x.jp" }));
  await runner.latest().end({ how: "died", code: "RUNNER_CRASHED", facts: {} });

  const levelOf = ({ jobId }: { jobId: string }) =>
    store.load(jobId)?.log.find(({ message }) => message.code === "job_failed")?.level;
  expect(levelOf(stopped)).toBe("info");
  expect(levelOf(failed)).toBe("error");
});

test("a record that cannot be read is reported, and stops neither the others nor the service", async () => {
  const store = createMemoryStore();
  const before = createEngineFixture({ store, instance: "7.1", limits: { maxActive: 2 } });
  const broken = await before.engine.submit(jobRequest({ login: "a@x.jp" }));
  const { jobId } = await before.engine.submit(jobRequest({ login: "b@x.jp" }));
  const load = store.load.bind(store);
  store.load = (id) => (id === broken.jobId ? full() : load(id));

  const { engine, errors } = createEngineFixture({ store, instance: "8.1" });

  const { status } = await engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ outcome: "interrupted" });
  expect(errors).toHaveLength(1);
});

test("a new process leaves the jobs of one that still works alone, and takes them over when it has gone", async () => {
  const store = createMemoryStore();
  const alive = new Set(["7.1", "8.1"]);
  const old = createEngineFixture({ store, instance: "7.1", alive });
  const { clock } = old;
  const { jobId } = await old.engine.submit(jobRequest());

  const young = createEngineFixture({ store, clock, instance: "8.1", alive });
  await young.clock.advance(120_000);
  const ref = { jobId, owner: "owner-a" };
  expect((await young.engine.get(ref)).status.state).toBe("running");

  alive.delete("7.1");
  await young.clock.advance(60_000);
  expect((await young.engine.get(ref)).status).toMatchObject({ outcome: "interrupted" });
});

test("who follows a job of another process sees it change there, to its end", async () => {
  const store = createMemoryStore();
  const old = createEngineFixture({ store, instance: "7.1" });
  const { jobId } = await old.engine.submit(jobRequest());
  const young = createEngineFixture({ store, instance: "8.1", alive: new Set(["7.1"]) });
  const { signal } = new AbortController();

  const following = collect(
    await young.engine.follow({ jobId, owner: "owner-a" }, { signal, lastEventId: "2" }),
  );
  await settled();
  old.runner.latest().verifyAll();
  await young.clock.advance(2_000);
  await old.runner.latest().end(done);
  await young.clock.advance(2_000);

  const jobs = (await following).flatMap(({ event }) =>
    event.type === "snapshot" ? [event.job] : [],
  );
  expect(jobs.map(({ status }) => status.state)).toEqual(["running", "running", "finished"]);
  expect(jobs.map(({ days }) => days[0]?.outcome)).toEqual([undefined, "verified", "verified"]);
});

test("who follows a job of another process can leave", async () => {
  const store = createMemoryStore();
  const old = createEngineFixture({ store, instance: "7.1" });
  const { jobId } = await old.engine.submit(jobRequest());
  const young = createEngineFixture({ store, instance: "8.1", alive: new Set(["7.1"]) });
  const leaving = new AbortController();
  const { pending } = young.clock;

  const following = collect(
    await young.engine.follow({ jobId, owner: "owner-a" }, { signal: leaving.signal }),
  );
  await settled();
  leaving.abort();

  expect(await following).toHaveLength(1);
  expect(young.clock.pending).toBe(pending);
});

test("what an earlier process finished beside a later one is pruned by the later, once and logged once", async () => {
  const store = createMemoryStore();
  // Each has a clock of its own here, so the later one is to hear nothing of the earlier for long.
  const others = { alive: new Set(["7.1"]), takeOverAfterMs: 1e9 };
  const old = createEngineFixture({ store, instance: "7.1" });
  const young = createEngineFixture({ store, instance: "8.1", ...others });
  const { jobId } = await old.engine.submit(jobRequest());
  old.runner.latest().verifyAll();
  await old.runner.latest().end(done);

  await young.clock.advance(60_000 + 1_800_000);
  expect(store.load(jobId)).toBeUndefined();
  expect(young.telemetry.lines.filter((line) => line.startsWith("pruned"))).toHaveLength(1);

  await old.clock.advance(1_860_000);
  await old.clock.advance(60_000);
  expect(old.telemetry.lines.filter((line) => line.includes("prune"))).toEqual([]);
  await expect(old.engine.get({ jobId, owner: "owner-a" })).rejects.toThrow("JOB_NOT_FOUND");
});

test("a store that cannot be written refuses a new job, and a running one gets no leave to press", async () => {
  const store = createMemoryStore();
  const { engine, runner, errors } = createEngineFixture({ store });
  const { jobId } = await engine.submit(jobRequest());
  const run = runner.latest();
  run.reportDay("2026-11-01", { outcome: "verified" });
  run.reporter.persist();
  fillUp(store);

  await expect(engine.submit(jobRequest({ login: "b@x.jp" }))).rejects.toThrow("NO_SPACE");
  run.reportDay("2026-11-02", { sent: [{ kind: "work_start", timeMin: 540, fate: "pressed" }] });
  expect(() => run.reporter.persist()).toThrow("NO_SPACE");
  run.reportDay("2026-11-02", { outcome: "not_reached", reason: "no_space" });
  await run.end({ how: "reported", report: { end: "failed", error: noRecord } });

  const job = await engine.get({ jobId, owner: "owner-a" });
  expect(job.status).toMatchObject({ state: "finished", outcome: "partial", error: noRecord });
  expect(job.days.map(({ outcome }) => outcome)).toEqual(["verified", "not_reached"]);
  expect(errors.length).toBeGreaterThan(0);
});

test("a run that ends well while its record cannot be stored has not ended well, and shows every day", async () => {
  const store = createMemoryStore();
  const { engine, runner } = createEngineFixture({ store });
  const { jobId } = await engine.submit(jobRequest());
  fillUp(store);
  runner.latest().verifyAll();
  await runner.latest().end(done);

  const job = await engine.get({ jobId, owner: "owner-a" });
  expect(job.status).toMatchObject({ outcome: "partial", error: noRecord });
  expect(job.days.map(({ outcome }) => outcome)).toEqual(["verified", "verified"]);
});

test("a job whose start cannot be stored is not run: its password is not used", async () => {
  const store = createMemoryStore();
  const { engine, runner } = createEngineFixture({ store });
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  const second = await engine.submit(jobRequest({ login: "b@x.jp" }));
  fillUp(store);
  await runner.latest().end(done);

  const job = await engine.get({ jobId: second.jobId, owner: "owner-a" });
  expect(job.status).toMatchObject({ outcome: "failed", error: { code: "NO_SPACE" } });
  expect(job.days.map(({ reason }) => reason)).toEqual(["no_space", "no_space"]);
  expect(runner.runs).toHaveLength(1);
});

test("what could not be stored is stored once there is space, also of jobs that have ended since and of more than are remembered", async () => {
  const store = createMemoryStore();
  const { engine, runner, clock } = createEngineFixture({ store, limits: { maxQueue: 10 } });
  const ids: string[] = [];
  for (let job = 0; job < 7; job += 1) {
    ids.push((await engine.submit(jobRequest({ login: `${job}@x.jp` }))).jobId);
  }
  const space = fillUp(store);
  runner.latest().verifyAll();
  await runner.latest().end(done);
  await clock.advance(5_000);
  expect(ids.map((id) => store.load(id)?.phase.state)).not.toContain("finished");

  space.free();
  await clock.advance(5_000);

  const stored = ids.map((id) => store.load(id));
  expect(stored.map((job) => job?.phase.state)).toEqual(ids.map(() => "finished"));
  expect(stored[0]?.days.map(({ outcome }) => outcome)).toEqual(["verified", "verified"]);
  expect(stored[0]?.log.at(-1)?.message.code).toBe("job_finished");
});

test("a press whose outcome could not be stored is unknown after a restart, and what was never pressed is not reached", async () => {
  const store = createMemoryStore();
  const before = createEngineFixture({ store, instance: "7.1" });
  const { jobId } = await before.engine.submit(jobRequest({ rows: rowsOf(3) }));
  const run = before.runner.latest();
  run.reportDay("2026-11-01", { sent: [{ kind: "work_start", timeMin: 540, fate: "pressed" }] });
  run.reporter.persist();
  const space = fillUp(store);
  run.reportDay("2026-11-01", { outcome: "verified" });
  run.reportDay("2026-11-02", { sent: [{ kind: "work_start", timeMin: 540, fate: "pressed" }] });
  space.free();

  const { engine } = createEngineFixture({ store, instance: "8.1" });

  const job = await engine.get({ jobId, owner: "owner-a" });
  expect(job.days.map(({ outcome }) => outcome)).toEqual(["unknown", "not_reached", "not_reached"]);
});

test("a job that a dead process left is announced as ended once its end is stored, not before", async () => {
  const store = createMemoryStore();
  const before = createEngineFixture({ store, instance: "7.1" });
  const { jobId } = await before.engine.submit(jobRequest());
  const space = fillUp(store);
  const { engine, clock, errors } = createEngineFixture({ store, instance: "8.1" });
  expect(errors.length).toBeGreaterThan(0);
  const ref = { jobId, owner: "owner-a" };
  expect((await engine.get(ref)).status.state).toBe("running");

  space.free();
  await clock.advance(60_000);

  expect((await engine.get(ref)).status).toMatchObject({ outcome: "interrupted" });
});

test("only a few finished jobs stay in memory; the others are read from the store and can still be followed", async () => {
  const { engine, runner } = createEngineFixture();
  const ids: string[] = [];
  for (let job = 0; job < 6; job += 1) {
    const { jobId } = await engine.submit(jobRequest({ login: `${job}@x.jp` }));
    ids.push(jobId);
    runner.latest().verifyAll();
    await runner.latest().end(done);
  }
  const [first = ""] = ids;
  const ref = { jobId: first, owner: "owner-a" };
  const { signal } = new AbortController();

  const events = await collect(await engine.follow(ref, { signal }));

  expect(events.map(({ event }) => event.type)).toEqual(["snapshot"]);
  expect((await engine.get(ref)).status).toMatchObject({ outcome: "succeeded" });
});

const noRecord = { code: "NO_SPACE", facts: { step: "record" } } as const;

/** Takes the store's space away, until it is given back. */
function fillUp(store: JobStore): { free(): void } {
  const before = { ...store };
  Object.assign(store, { insert: full, save: full, saveDurably: full });
  return { free: () => void Object.assign(store, before) };
}

function full(): never {
  throw new AutofillError("NO_SPACE");
}
