import { readFileSync } from "node:fs";
import { runOf, submitted, untilFinished } from "@jobcan-automation/core/testing";
import { describe, expect, test } from "vitest";
import { openTestQueue } from "./testing/open-test-queue.ts";
import { hasRedis, startRedis } from "./testing/redis-server.ts";

const document = readFileSync(new URL("../../../docs/scale.md", import.meta.url), "utf8");

describe.skipIf(!hasRedis)("the user of docs/scale.md (needs redis-server)", () => {
  test("a whole job runs with no more than it says, and that user can neither list nor empty Redis", async () => {
    await using redis = await startRedis();
    const [, rules = ""] = /^user autofill (.+)$/m.exec(document) ?? [];
    const words = rules.replace(">PASSWORD", ">secret").split(" ");
    await redis.client.call("ACL", "SETUSER", "autofill", ...words);
    const url = `redis://autofill:secret@127.0.0.1:${redis.port}`;
    await using process = await openTestQueue(url);

    const ref = await submitted(process);
    const run = await runOf(process, ref);
    await run.reporter.mayPress?.();
    run.verifyAll();
    await run.end({ how: "reported", report: { end: "done" } });
    await untilFinished(process.engine, ref);
    await process.engine.prune();

    expect(process.errors).toEqual([]);
    const own = redis.client.duplicate({ username: "autofill", password: "secret" });
    await expect(own.keys("*")).rejects.toThrow(/NOPERM/);
    await expect(own.flushall()).rejects.toThrow(/NOPERM/);
    await expect(own.get("another")).rejects.toThrow(/NOPERM/);
    own.disconnect();
  });
});
