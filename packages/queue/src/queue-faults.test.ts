import type { AutofillError } from "@jobcan-automation/contract";
import { type JobEngine, type JobRef, Secret } from "@jobcan-automation/core";
import {
  done,
  jobRequest,
  owner,
  refusalOf,
  runOf,
  submitted,
  usualLimits,
} from "@jobcan-automation/core/testing";
import { Queue } from "bullmq";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bullPrefix, keys, queueName } from "./redis/keys.ts";
import { openTestQueue, type TestQueue } from "./testing/open-test-queue.ts";
import { hasRedis, type RedisServer, startRedis } from "./testing/redis-server.ts";

vi.setConfig({ testTimeout: 120_000 });

const patience = { timeout: 40_000, interval: 20 };
const twoPlaces = { limits: { ...usualLimits, maxActive: 2 } };

describe.skipIf(!hasRedis)("faults of many machines (needs redis-server)", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.client.flushall();
  });
  afterAll(async () => await redis[Symbol.asyncDispose]());

  test("one account that is sent to two web servers at the same moment has one job, 200 times", async () => {
    await using first = await openTestQueue(redis.url, { role: "web" });
    await using second = await openTestQueue(redis.url, { role: "web" });

    for (let time = 0; time < 200; time += 1) {
      const answers = await Promise.all([
        first.engine.submit(jobRequest()),
        second.engine.submit(jobRequest()),
      ]);
      expect(new Set(answers.map(({ jobId }) => jobId)).size).toBe(1);
      expect(answers.filter(({ attached }) => !attached)).toHaveLength(1);
      expect(await redis.client.llen(keys.waiting)).toBe(1);
      const ref = { jobId: answers[0]?.jobId ?? "", owner };
      await first.engine.stop(ref, "now");
      expect(await redis.client.llen(keys.waiting)).toBe(0);
    }
  });

  test("a submit that was refused and stored all the same never runs, and its account can be sent again", async () => {
    await using web = await openTestQueue(redis.url, { role: "web" });
    const first = await submitted(web);
    const account = await redis.client.hget(keys.job(first.jobId), "acct");
    await web.engine.stop(first, "now");
    const bull = new Queue(queueName, { connection: { url: redis.url }, prefix: bullPrefix });
    await bull.add(queueName, { days: 2 }, { jobId: "late", deduplication: { id: account ?? "" } });
    await bull.close();

    await using worker = await openTestQueue(redis.url, { role: "worker" });
    const ref = await submitted(web);
    await runOf(worker, ref);

    expect(worker.runner.runs.map(({ jobId }) => jobId)).toEqual([ref.jobId]);
  });

  test("a job whose web server is gone ends without a run, and says that its credentials are", async () => {
    const gone = await openTestQueue(redis.url, { role: "web" });
    const ref = await submitted(gone);
    gone.queue.close();
    await using web = await openTestQueue(redis.url, { role: "web" });
    await using worker = await openTestQueue(redis.url, { role: "worker" });

    const error = await errorAtEnd(web.engine, ref);

    expect(error).toBe("CREDENTIALS_GONE");
    expect(worker.runner.runs).toEqual([]);
  });

  test("a running job goes on when the web server that took it is gone, and is followed elsewhere", async () => {
    const gone = await openTestQueue(redis.url, { role: "web" });
    await using worker = await openTestQueue(redis.url, { role: "worker" });
    const ref = await submitted(gone);
    const run = await runOf(worker, ref);
    gone.queue.close();
    await using web = await openTestQueue(redis.url, { role: "web" });
    const { signal } = new AbortController();
    const stream = await web.engine.follow(ref, { signal });
    run.verifyAll();
    await run.end(done);

    const types: string[] = [];
    for await (const { event } of stream) types.push(event.type);

    expect(types[0]).toBe("snapshot");
    expect((await web.engine.get(ref)).status).toMatchObject({ outcome: "succeeded" });
  });

  test("a worker that is gone leaves an interrupted job with its known days, and presses nothing should it come back", async () => {
    const worker = await openTestQueue(redis.url, { role: "worker" });
    await using web = await openTestQueue(redis.url, { role: "web" });
    const ref = await submitted(web);
    const run = await runOf(worker, ref);
    run.reportDay("2026-11-01", { outcome: "verified" });
    await run.reporter.mayPress?.();
    await silence(worker);

    const error = await errorAtEnd(web.engine, ref);
    expect(error).toBe("INTERRUPTED");
    const { days } = await web.engine.get(ref);
    expect(days.map(({ outcome }) => outcome)).toEqual(["verified", "not_reached"]);

    await expect(run.reporter.mayPress?.()).rejects.toMatchObject({ code: "INTERRUPTED" });
    run.reportDay("2026-11-02", { outcome: "verified" });
    await run.end({ how: "killed" });
    expect((await web.engine.get(ref)).days.map(({ outcome }) => outcome)).toEqual([
      "verified",
      "not_reached",
    ]);
    await using next = await openTestQueue(redis.url, { role: "worker" });
    const again = await submitted(web);
    await runOf(next, again);
  });

  test("a worker that is missed at two looks in a row, at once, is not gone", async () => {
    await using web = await openTestQueue(redis.url, { role: "web" });
    await using worker = await openTestQueue(redis.url, { role: "worker" });
    const ref = await submitted(web);
    const run = await runOf(worker, ref);
    await redis.client.del(keys.worker(worker.queue.name));

    for (let look = 0; look < 10; look += 1) await web.engine.get(ref);
    await vi.waitFor(async () => {
      expect(await redis.client.exists(keys.worker(worker.queue.name))).toBe(1);
    }, patience);

    expect((await web.engine.get(ref)).status.state).toBe("running");
    await run.reporter.mayPress?.();
  });

  test("a job whose lock ran out is not begun again by the worker that runs it", async () => {
    await using web = await openTestQueue(redis.url, { role: "web" });
    await using worker = await openTestQueue(redis.url, { role: "worker", given: twoPlaces });
    const ref = await submitted(web);
    const run = await runOf(worker, ref);
    await stall(ref);
    await vi.waitFor(async () => expect(await redis.client.llen(keys.waiting)).toBe(0), patience);
    const other = await submitted(web, jobRequest({ login: "next@x.jp" }));
    await runOf(worker, other);

    await run.reporter.mayPress?.();
    run.verifyAll();
    await run.end(done);
    expect(await errorAtEnd(web.engine, ref)).toBe("");
    expect(worker.runner.runs).toHaveLength(2);
    await vi.waitFor(async () => {
      expect(await redis.client.exists(keys.queued(ref.jobId))).toBe(0);
    }, patience);
  });

  test("a job that another worker is given by mistake stays in the hands of the one that runs it", async () => {
    await using web = await openTestQueue(redis.url, { role: "web" });
    await using first = await openTestQueue(redis.url, { role: "worker" });
    const ref = await submitted(web);
    await runOf(first, ref);
    await using _second = await openTestQueue(redis.url, { role: "worker" });
    await stall(ref);
    await vi.waitFor(async () => {
      expect(await redis.client.exists(keys.queued(ref.jobId))).toBe(0);
    }, patience);

    expect(await redis.client.hget(keys.running, ref.jobId)).toBe(first.queue.name);
  });

  test("a run whose right to press is lost is ended now, as interrupted, though it presses nothing", async () => {
    await using process = await openTestQueue(redis.url);
    const ref = await submitted(process);
    const run = await runOf(process, ref);
    const account = (await redis.client.hget(keys.job(ref.jobId), "acct")) ?? "";
    await redis.client.del(keys.account(account));

    await vi.waitFor(() => expect(run.asked).toContain("now"), patience);
    await run.end({ how: "reported", report: { end: "stopped", when: "now" } });
    expect(await errorAtEnd(process.engine, ref)).toBe("INTERRUPTED");
  });

  test("a plan that is applied by the same press twice has one job, though its session is used up", async () => {
    await using process = await openTestQueue(redis.url, { given: { sittingMs: 600_000 } });
    const plan = await submitted(process, jobRequest({ mode: "plan" }));
    const run = await runOf(process, plan);
    run.reporter.session(new Secret("[]"), {});
    run.verifyAll();
    await run.end(done);
    await errorAtEnd(process.engine, plan);
    const dates = ["2026-11-01"];
    const call = { owner, address: "", planId: plan.jobId, requestKey: "pressed-once" };
    const press = { ...call, dates, addMissingOn: [], person: "absent" } as const;

    const { jobId, attached } = await process.engine.apply(press);

    expect(attached).toBe(false);
    expect(await process.engine.apply(press)).toEqual({ jobId, attached: true });
  });

  /** As BullMQ does with a job whose lock was not renewed in time. */
  async function stall({ jobId }: JobRef): Promise<void> {
    await redis.client
      .multi()
      .del(`${keys.queued(jobId)}:lock`)
      .lrem(`${bullPrefix}:${queueName}:active`, 1, jobId)
      .rpush(keys.waiting, jobId)
      .publish(keys.wake, "")
      .exec();
  }

  test("a Redis that was emptied in the middle of a job allows no press any more", async () => {
    await using process = await openTestQueue(redis.url);
    const ref = await submitted(process);
    const run = await runOf(process, ref);
    await run.reporter.mayPress?.();
    await redis.client.flushall();

    await expect(run.reporter.mayPress?.()).rejects.toMatchObject({
      code: "INTERRUPTED",
      facts: { cause: "lease_lost" },
    });
  });

  test("no secret is in what Redis is sent or stores, whatever becomes of the job", async () => {
    const canary = "S3cr3t-canary";
    const monitor = await redis.client.monitor();
    const seen: string[] = [];
    monitor.on("monitor", (_time: string, words: string[]) => seen.push(words.join(" ")));
    await using web = await openTestQueue(redis.url, { role: "web" });
    await using worker = await openTestQueue(redis.url, { role: "worker" });
    const question = { kind: "one_time_code", host: "id.jobcan.jp", title: "" } as const;
    const ref = await submitted(
      web,
      jobRequest({ login: `${canary}@x.jp`, companyCode: canary, person: "typing" }),
    );
    const run = await runOf(worker, ref);
    expect(run.spec.credentials?.login).toBe(`${canary}@x.jp`);
    run.reporter.ask(1, question);
    await vi.waitFor(async () => {
      expect((await web.engine.get(ref)).status.state).toBe("waiting_for_person");
    }, patience);
    await web.engine.answer(ref, { code: canary });
    await run.end(done);
    await errorAtEnd(web.engine, ref);
    monitor.disconnect();

    expect(seen.length).toBeGreaterThan(20);
    expect(seen.filter((line) => line.includes(canary) || line.includes("correct horse"))).toEqual(
      [],
    );
  });
});

describe.skipIf(!hasRedis)("a Redis that is away (needs redis-server)", () => {
  test("submits are refused at once, the running job waits with its press, and goes on when it is back", async () => {
    const safe = ["--appendonly", "yes", "--appendfsync", "always"];
    await using servers = new AsyncDisposableStack();
    const before = servers.use(await startRedis({ more: safe }));
    await using process = await openTestQueue(before.url);
    const ref = await submitted(process);
    const run = await runOf(process, ref);
    await run.reporter.mayPress?.();
    await before.kill();

    await vi.waitFor(() => expect(process.queue.isReady).toBe(false), patience);
    const refusal: AutofillError = await refusalOf(process.engine.submit(jobRequest()));
    expect(refusal.code).toBe("QUEUE_UNAVAILABLE");
    expect(refusal.retryAfterSecs).toBeGreaterThan(0);
    run.reportDay("2026-11-01", { outcome: "verified" });
    const press = run.reporter.mayPress?.();
    const { port, folder } = before;
    const after = servers.use(await startRedis({ port, folder, more: safe }));
    await press;
    run.verifyAll();
    await run.end(done);

    await vi.waitFor(async () => {
      const { status } = await process.engine.get(ref);
      expect(status).toMatchObject({ state: "finished", outcome: "succeeded" });
    }, patience);
    expect(after.port).toBe(port);
    await runOf(process, await submitted(process, jobRequest({ login: "next@x.jp" })));
  });

  test("one that would remove keys when its memory is full is refused at start", async () => {
    await using redis = await startRedis({ more: ["--maxmemory-policy", "allkeys-lru"] });

    await expect(openTestQueue(redis.url)).rejects.toThrow(
      "QUEUE_URL: maxmemory-policy is allkeys-lru; it must be noeviction",
    );
  });
});

/** As a process that was killed: it says nothing any more. */
async function silence({ queue }: TestQueue): Promise<void> {
  queue.close();
}

/** The code of the error a job ends with, "" where it ends without. */
async function errorAtEnd(engine: JobEngine, ref: JobRef): Promise<string> {
  return await vi.waitFor(async () => {
    const { status } = await engine.get(ref);
    if (status.state !== "finished") throw new Error("it has not ended");
    return status.error?.code ?? "";
  }, patience);
}
