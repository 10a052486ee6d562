import { hasRedis, type RedisServer, startRedis } from "@jobcan-automation/queue/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { followLive } from "../testing/follow-live.ts";
import { liveUser } from "../testing/live-user.ts";
import { isUnderWay, startPractice, startService } from "../testing/service-process.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

describe.skipIf(!hasRedis)("several machines over one Redis (needs redis-server)", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => await redis[Symbol.asyncDispose]());

  const start = (role: string, env: Record<string, string>) =>
    startService({
      env: {
        ...env,
        ROLE: role,
        QUEUE_URL: redis.url,
        QUEUE_KEY: "the key of the queue in this test",
        OWNER_KEY: "the key of the owners in this test",
      },
    });

  test("a job sent to one web server runs on a worker, and is followed and receipted at another", async () => {
    await redis.client.flushall();
    await using practice = await startPractice();
    await using worker = start("worker", practice.env);
    await using first = start("web", practice.env);
    await using second = start("web", practice.env);
    await worker.listening;
    const user = liveUser(await first.listening);
    const jobId = await user.start(2);
    user.moveTo(await second.listening);

    const job = await user.until(jobId, ({ status }) => status.state === "finished");

    expect(job.status).toMatchObject({ outcome: "succeeded" });
    expect(await practice.punches()).toHaveLength(4);
    const metrics = await (await user.send("/metrics")).text();
    expect(metrics).toMatch(/^jobcan_workers\{version="[^"]+"\} 1$/m);
    expect(metrics).toMatch(/^jobcan_worker_places\{worker="worker-[^"]+"\} 1$/m);
    const telemetry = await (await user.send("/trpc/telemetry.now")).json();
    expect(telemetry).toMatchObject({
      result: {
        data: { queue: { waiting: 0, workers: [{ name: expect.any(String), places: 1 }] } },
      },
    });
    const receipt = await user.send(`/receipts/${jobId}.xlsx`);
    expect(receipt.status).toBe(200);
    const ends = () => worker.lines.filter((line) => line.startsWith("job_finished"));
    await vi.waitFor(() => expect(ends()).toEqual([expect.stringMatching(/ worker=worker-/)]), {
      timeout: 20_000,
    });
  });

  test("a worker that is killed leaves an interrupted job, and the same sheet sent again completes it", async () => {
    await redis.client.flushall();
    await using practice = await startPractice();
    await practice.holdBack();
    await using worker = start("worker", practice.env);
    await using web = start("web", practice.env);
    await worker.listening;
    const user = liveUser(await web.listening);
    const jobId = await user.start(5);
    await user.until(jobId, isUnderWay);

    worker.child.kill("SIGKILL");
    const job = await user.until(jobId, ({ status }) => status.state === "finished");
    expect(job.status).toMatchObject({ outcome: "interrupted" });

    await practice.letGo();
    await using next = start("worker", practice.env);
    await next.listening;
    const again = await user.start(5);
    const done = await user.until(again, ({ status }) => status.state === "finished");
    expect(done.status).toMatchObject({ outcome: "succeeded" });
    expect(await practice.punches()).toHaveLength(10);
  });

  test("of a web server that is killed what waits ends without a press, and what runs goes on and is followed elsewhere", async () => {
    await redis.client.flushall();
    await using practice = await startPractice();
    await practice.holdBack();
    await using worker = start("worker", practice.env);
    await using first = start("web", practice.env);
    await using second = start("web", practice.env);
    await worker.listening;
    const [runs, waits] = [liveUser(await first.listening), liveUser(await first.listening)];
    const runningId = await runs.start(3);
    await runs.until(runningId, isUnderWay);
    const waitingId = await waits.start(2, { login: "waits@example.jp" });
    expect((await waits.status(waitingId)).status.state).toBe("waiting");
    const cut = followLive(runs, runningId);
    await cut.begun;

    first.child.kill("SIGKILL");
    const before = await cut.over;
    for (const user of [runs, waits]) user.moveTo(await second.listening);
    const resumed = followLive(runs, runningId, before.at(-1)?.seq);
    await practice.letGo();

    const after = await resumed.over;
    const { lastSeq, status } = await runs.status(runningId);
    expect(status).toMatchObject({ outcome: "succeeded" });
    const next = (before.at(-1)?.seq ?? 0) + 1;
    expect(after.map(({ seq }) => seq)).toEqual(
      Array.from({ length: lastSeq - next + 1 }, (_, index) => next + index),
    );
    expect(after.map(({ type }) => type)).not.toContain("gap");
    const gone = await waits.until(waitingId, (job) => job.status.state === "finished");
    expect(gone.status).toMatchObject({ error: { code: "CREDENTIALS_GONE" } });
    expect(gone.days.flatMap(({ sent }) => sent)).toEqual([]);
    expect(await practice.punches()).toHaveLength(6);
  });
});
