import { type JobRef, Secret } from "@jobcan-automation/core";
import { done, jobRequest, refusalOf, runOf, submitted } from "@jobcan-automation/core/testing";
import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { keys } from "./redis/keys.ts";
import { createKeyPair, open } from "./seal/sealed-box.ts";
import { openTestQueue } from "./testing/open-test-queue.ts";
import { hasRedis, type RedisServer, startRedis } from "./testing/redis-server.ts";

vi.setConfig({ testTimeout: 120_000 });

const patience = { timeout: 40_000, interval: 20 };
const stranger = "a stranger";

describe.skipIf(!hasRedis)("somebody else who may write to Redis (needs redis-server)", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.client.flushall();
  });
  afterAll(async () => await redis[Symbol.asyncDispose]());

  test("what a job enters, where, and whose it is are as its web server took it, whatever its key says", async () => {
    await using web = await openTestQueue(redis.url, { role: "web" });
    const request = jobRequest();
    const ref = await submitted(web, request);
    const [row] = request.rows;
    if (row === undefined) throw new Error("a row is needed");
    const forged = { rows: [{ ...row, start: "00:00" }], options: {}, mode: "fill" };
    await redis.client.hset(keys.job(ref.jobId), "order", JSON.stringify(forged));
    await forgeFacts(ref, { target: "practice", mode: "plan", fileName: "forged" });
    await redis.client.del(keys.days(ref.jobId));

    await using worker = await openTestQueue(redis.url, { role: "worker" });
    const run = await runOf(worker, ref);

    expect(run.spec).toMatchObject({
      rows: request.rows,
      mode: request.mode,
    });
  });

  test("no row of a sheet is in the record of a job", async () => {
    await using web = await openTestQueue(redis.url, { role: "web" });
    const ref = await submitted(web);

    expect(await redis.client.hkeys(keys.job(ref.jobId))).not.toContain("order");
  });

  test("whoever is written into a record as its owner gets no picture, answers nothing, and has no session", async () => {
    const given = { sittingMs: 600_000 };
    await using worker = await openTestQueue(redis.url, { role: "worker", given });
    await using web = await openTestQueue(redis.url, { role: "web", given });
    const ref = await submitted(web, jobRequest({ mode: "plan", person: "typing" }));
    const run = await runOf(worker, ref);
    run.reporter.ask(1, { kind: "one_time_code", host: "id.jobcan.jp", title: "" });
    await vi.waitFor(async () => {
      expect((await web.engine.get(ref)).status.state).toBe("waiting_for_person");
    }, patience);
    await forgeFacts(ref, { owner: stranger });
    const theirs = { jobId: ref.jobId, owner: stranger };

    expect(await refusalOf(web.engine.picture(theirs))).toMatchObject({ code: "JOB_NOT_FOUND" });
    expect(await refusalOf(web.engine.answer(theirs, { code: "000000" }))).toMatchObject({
      code: "JOB_NOT_FOUND",
    });
    expect(await refusalOf(web.engine.extend(theirs))).toMatchObject({ code: "JOB_NOT_FOUND" });

    run.reporter.session(new Secret("[]"), {});
    run.verifyAll();
    await run.end(done);
    await vi.waitFor(() => expect(worker.queue.local?.sittings.get(ref.jobId)).toBeDefined());
    const press = { owner: stranger, address: "", planId: ref.jobId, requestKey: "theirs" };
    const applied = web.engine.apply({
      ...press,
      dates: ["2026-11-01"],
      addMissingOn: [],
      person: "absent",
    });
    expect(await refusalOf(applied)).toMatchObject({ code: "SITTING_OVER" });
  });

  test("a foreign key, put where a worker or a web server looks for one, is sent nothing it can open", async () => {
    await using heard = await listenAs("worker-stranger");
    await using web = await openTestQueue(redis.url, { role: "web" });
    const ref = await submitted(web);
    await redis.client.hset(keys.job(ref.jobId), "holder", JSON.stringify(heard.peer));
    await redis.client.set(keys.worker(heard.peer.id), JSON.stringify(heard.peer));
    await redis.client.sadd(keys.workers, heard.peer.id);

    await using worker = await openTestQueue(redis.url, { role: "worker" });
    await vi.waitFor(() => expect(heard.texts).not.toEqual([]), patience);

    for (const text of heard.texts) {
      const { box } = JSON.parse(text);
      const guess = { secret: "", subject: ref.jobId };
      expect(() => open(box, heard.pair, guess)).toThrow(/authenticate/);
      expect(text).not.toMatch(/correct horse|@/);
    }
    expect(worker.runner.runs).toEqual([]);
  });

  test("a call to hand over that is sent again is answered with nothing its sender can open", async () => {
    const calls: string[] = [];
    await using _spy = await subscribed(`${keys.peer("")}web-*`, (text) => calls.push(text));
    await using web = await openTestQueue(redis.url, { role: "web" });
    await using worker = await openTestQueue(redis.url, { role: "worker" });
    const ref = await submitted(web);
    await runOf(worker, ref);
    const call = calls.map((text) => JSON.parse(text)).find(({ type }) => type === "call");
    await using heard = await listenAs("worker-stranger");

    const again = { ...call, from: heard.peer.id, replyKey: heard.peer.key };
    await redis.client.publish(keys.peer(web.queue.name), JSON.stringify(again));
    await vi.waitFor(() => expect(heard.texts).toHaveLength(1), patience);

    const { box } = JSON.parse(heard.texts[0] ?? "{}");
    expect(() => open(box, heard.pair, { secret: "", subject: ref.jobId })).toThrow(/authenticate/);
    expect(worker.runner.runs).toHaveLength(1);
  });

  test("what is no message of ours, on any channel, ends no process", async () => {
    await using web = await openTestQueue(redis.url, { role: "web" });
    await using worker = await openTestQueue(redis.url, { role: "worker" });
    const broken = ["", "null", "{}", "[]", '{"type":"call"}', '{"type":"reply"}', "\u0000"];
    for (const { queue } of [web, worker]) {
      for (const text of broken) await redis.client.publish(keys.peer(queue.name), text);
    }
    await redis.client.set(keys.worker("x"), "not JSON");
    await redis.client.sadd(keys.workers, "x");

    const request = jobRequest();
    const ref = await submitted(web, request);
    const run = await runOf(worker, ref);
    const { signal } = new AbortController();
    const followed = (await web.engine.follow(ref, { signal }))[Symbol.asyncIterator]();
    await followed.next();
    for (const text of ["not JSON", "null", "3", '["x","{}"]', '["1"]']) {
      await redis.client.publish(keys.events(ref.jobId), text);
    }
    await redis.client.zadd(keys.owner(request.owner), Date.now(), "broken");
    await redis.client.hset(keys.job("broken"), { facts: "{", phase: "{", holder: "{" });
    expect(await web.engine.list(request.owner)).toHaveLength(1);
    run.verifyAll();
    await run.end(done);

    await vi.waitFor(async () => {
      expect((await web.engine.get(ref)).status).toMatchObject({ outcome: "succeeded" });
    }, patience);
  });

  async function forgeFacts({ jobId }: JobRef, forged: object): Promise<void> {
    const text = await redis.client.hget(keys.job(jobId), "facts");
    const facts = JSON.stringify({ ...JSON.parse(text ?? "{}"), ...forged });
    await redis.client.hset(keys.job(jobId), "facts", facts);
  }

  /** A process that is none of ours: it has a key, and not QUEUE_KEY. */
  async function listenAs(id: string) {
    const pair = createKeyPair();
    const texts: string[] = [];
    const listening = await subscribed(keys.peer(id), (text) => texts.push(text));
    const peer = { id, key: pair.publicKey };
    return { pair, peer, texts, [Symbol.asyncDispose]: listening[Symbol.asyncDispose] };
  }

  async function subscribed(pattern: string, onText: (text: string) => void) {
    const subscriber = new Redis(redis.url);
    subscriber.on("pmessage", (_pattern: string, _channel: string, text: string) => onText(text));
    await subscriber.psubscribe(pattern);
    return { [Symbol.asyncDispose]: async () => subscriber.disconnect() };
  }
});
