import { AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createEngineFixture, jobRequest } from "../testing/engine-fixture.ts";
import { createFakeClock } from "../testing/fake-clock.ts";
import { createMemoryStore } from "../testing/memory-store.ts";

const done = { how: "reported", report: { end: "done" } } as const;
const takenOver = { code: "INTERRUPTED", facts: { cause: "taken_over" } } as const;
const pressed = { kind: "work_start", timeMin: 540, fate: "pressed" } as const;
/** Of two containers each sees only its own processes. */
const alive = new Set(["7.1", "8.1", "9.1"]);

/** Two servers on one store, each with a clock that a test may stop. */
function neighbours() {
  const store = createMemoryStore();
  const old = createEngineFixture({ store, alive, instance: "7.1" });
  const young = createEngineFixture({ store, alive, instance: "8.1" });
  const both = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      await old.clock.advance(1_000);
      await young.clock.advance(1_000);
    }
  };
  return { store, old, young, both };
}

test("a server whose process cannot be seen is left alone as long as it gives signs of life", async () => {
  const { old, young, both } = neighbours();
  const { jobId } = await old.engine.submit(jobRequest());

  await both(300_000);
  old.runner.latest().verifyAll();
  await old.runner.latest().end(done);

  const ref = { jobId, owner: "owner-a" };
  expect((await young.engine.get(ref)).status).toMatchObject({ outcome: "succeeded" });
  expect([old.takenOver, young.takenOver, old.superseded]).toEqual([[], [], []]);
});

test("one that gives none for 15 seconds is taken over within the next three", async () => {
  const { store, old, young, both } = neighbours();
  const { jobId } = await old.engine.submit(jobRequest());
  await both(60_000);

  await young.clock.advance(14_000);
  expect(young.takenOver).toEqual([]);
  await young.clock.advance(4_000);

  expect(young.takenOver).toEqual(["7.1"]);
  const ref = { jobId, owner: "owner-a" };
  expect((await young.engine.get(ref)).status).toMatchObject({ outcome: "interrupted" });
  expect(store.instances().map(({ id }) => id)).toEqual(["8.1"]);
});

test.each([3_600_000, -3_600_000, 86_400_000])(
  "a clock that is set %i ms off makes nobody look dead",
  async (offset) => {
    const { old, young, both } = neighbours();
    await old.engine.submit(jobRequest());
    await both(10_000);

    old.clock.jump(offset);
    young.clock.jump(offset);
    await both(30_000);
    young.clock.jump(-offset);
    await both(30_000);

    expect([old.takenOver, young.takenOver]).toEqual([[], []]);
  },
);

test("of two servers that start together after a crash one takes the job over, and neither the other", async () => {
  const store = createMemoryStore();
  const dead = createEngineFixture({ store, alive, instance: "7.1" });
  const { jobId } = await dead.engine.submit(jobRequest());
  const clock = createFakeClock();
  const [one, two] = ["8.1", "9.1"].map((instance) =>
    createEngineFixture({ store, clock, alive, instance }),
  );

  await clock.advance(60_000);

  expect([one?.takenOver, two?.takenOver].flat()).toContain("7.1");
  expect([one?.takenOver, two?.takenOver].flat()).not.toContain("8.1");
  expect([one?.takenOver, two?.takenOver].flat()).not.toContain("9.1");
  const log = store.load(jobId)?.log.filter(({ message }) => message.code === "job_finished");
  expect(log).toHaveLength(1);
});

test("one that was taken over presses nothing more, ends its runs and its queue as interrupted, and overwrites nothing", async () => {
  const { store, old, young, both } = neighbours();
  const running = await old.engine.submit(jobRequest({ login: "a@x.jp" }));
  const waiting = await old.engine.submit(jobRequest({ login: "b@x.jp" }));
  const run = old.runner.latest();
  run.reportDay("2026-11-01", { outcome: "verified" });
  run.reporter.persist();
  await both(3_000);
  await young.clock.advance(20_000);
  const closed = [running, waiting].map(({ jobId }) => store.load(jobId));

  run.reportDay("2026-11-02", { sent: [pressed] });
  expect(() => run.reporter.persist()).toThrow(expect.objectContaining(takenOver));
  await expect(old.engine.submit(jobRequest({ login: "c@x.jp" }))).rejects.toMatchObject(takenOver);
  await old.clock.advance(3_000);
  expect(run.asked).toEqual(["now"]);
  await run.end({ how: "reported", report: { end: "failed", error: takenOver } });
  await old.engine.shutdown();

  expect(old.superseded).toEqual(["7.1"]);
  expect(closed.map((job) => job?.phase)).toMatchObject([
    { outcome: "interrupted" },
    { outcome: "interrupted" },
  ]);
  expect([running, waiting].map(({ jobId }) => store.load(jobId))).toEqual(closed);
  for (const { jobId } of [running, waiting]) {
    const reported = await old.engine.get({ jobId, owner: "owner-a" });
    expect(reported.status).toMatchObject({ outcome: "interrupted" });
  }
  await expect(old.engine.submit(jobRequest())).rejects.toThrow("SHUTTING_DOWN");
  expect(store.instances().map(({ id }) => id)).toEqual(["8.1"]);
});

test("a run that ends well after its job was taken over is reported as interrupted", async () => {
  const { old, young } = neighbours();
  const { jobId } = await old.engine.submit(jobRequest());
  await young.clock.advance(20_000);

  old.runner.latest().verifyAll();
  await old.runner.latest().end(done);

  const { status } = await old.engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ outcome: "interrupted", error: { code: "INTERRUPTED" } });
});

test("a server that shuts down gives signs of life until its last run has ended, and then is gone at once", async () => {
  const { store, old, young, both } = neighbours();
  await old.engine.submit(jobRequest());

  const down = old.engine.shutdown();
  await both(19_000);
  expect(young.takenOver).toEqual([]);
  await old.runner.latest().end({ how: "reported", report: { end: "stopped", when: "after_day" } });
  await down;

  expect(store.instances().map(({ id }) => id)).toEqual(["8.1"]);
  await both(60_000);
  expect(young.takenOver).toEqual([]);
});

test("a sign of life that cannot be written is reported once, and so again after one that was", async () => {
  const { store, old } = neighbours();
  const renew = store.renew.bind(store);
  const fails = async () => {
    store.renew = full;
    await old.clock.advance(30_000);
    store.renew = renew;
    await old.clock.advance(3_000);
  };

  await fails();
  await fails();

  expect(old.errors).toHaveLength(2);
  expect(old.superseded).toEqual([]);
});

test("a server that starts on a full disk refuses jobs for that, and takes them as soon as there is space", async () => {
  const store = createMemoryStore();
  const register = store.register.bind(store);
  store.register = full;
  const { engine } = createEngineFixture({ store });

  await expect(engine.submit(jobRequest())).rejects.toThrow("NO_SPACE");
  store.register = register;

  expect(await engine.submit(jobRequest())).toMatchObject({ attached: false });
});

test("one whose recovery fails has its row all the same: taken over meanwhile, it steps down", async () => {
  const store = createMemoryStore();
  const finished = store.finished.bind(store);
  store.finished = full;
  const { clock, superseded } = createEngineFixture({ store, instance: "7.1" });
  store.register("8.1", clock.now());
  store.takeOver("7.1", "8.1");
  store.finished = finished;

  await clock.advance(3_000);

  expect(superseded).toEqual(["7.1"]);
  expect(store.instances().map(({ id }) => id)).toEqual(["8.1"]);
});

test("the upload of a job that is taken over is needed from then until the job is removed", async () => {
  const { old, young, both } = neighbours();
  await old.engine.submit(jobRequest({ uploadId: "upload-7" }));
  await both(3_000);

  await young.clock.advance(18_000);
  expect([young.recoveredUploads, young.removedUploads]).toEqual([["upload-7"], []]);
  await young.clock.advance(1_800_000);
  await young.engine.prune();

  expect([young.recoveredUploads, young.removedUploads]).toEqual([["upload-7"], ["upload-7"]]);
});

test("a recovery that fails after a takeover is tried again with the next beat", async () => {
  const { store, old, young, both } = neighbours();
  const { jobId } = await old.engine.submit(jobRequest());
  await both(3_000);
  const finished = store.finished.bind(store);
  store.finished = full;
  const load = store.load.bind(store);
  store.load = full;
  await young.clock.advance(18_000);
  store.finished = finished;
  store.load = load;

  await young.clock.advance(3_000);

  expect(store.load(jobId)?.phase).toMatchObject({ outcome: "interrupted" });
});

test("one that begins and takes a job between two reads of the store is not dead", async () => {
  const { store, old, young } = neighbours();
  await old.engine.submit(jobRequest());
  const [job] = store.unfinished().map(({ id }) => store.load(id));
  if (job === undefined) throw new Error("no job");
  const instances = store.instances.bind(store);
  store.instances = () => {
    const read = instances();
    store.instances = instances;
    store.register("9.1", 0);
    store.insert({ ...job, facts: { ...job.facts, id: "late", instance: "9.1" } });
    return read;
  };

  await young.clock.advance(3_000);

  expect(young.takenOver).toEqual([]);
});

function full(): never {
  throw new AutofillError("NO_SPACE");
}
