import { expect, test } from "vitest";
import { keys } from "../redis/keys.ts";
import { hasRedis, startRedis } from "../testing/redis-server.ts";
import { SharedUploads } from "./shared-uploads.ts";

const secret = "a secret of thirty-two characters";
const facts = {
  owner: "owner-a",
  address: "",
  fileName: "november.xlsx",
  sheet: { name: "11月", headerRow: 3 },
};

test.skipIf(!hasRedis)(
  "an upload that is gone does not come back when its sheet is read again (needs redis-server)",
  async () => {
    await using redis = await startRedis();
    const uploads = new SharedUploads(redis.client, { keepMs: 60_000, secret });

    await uploads.describe("gone", facts);

    expect(await redis.client.exists(keys.upload("gone"))).toBe(0);
  },
);

test.skipIf(!hasRedis)(
  "an upload whose sheet is read again is kept for its time from then, and for its job's where that is longer (needs redis-server)",
  async () => {
    await using redis = await startRedis();
    const uploads = new SharedUploads(redis.client, { keepMs: 600_000, secret });
    await uploads.put("one", facts, new Uint8Array([1]));
    await redis.client.pexpire(keys.upload("one"), 60_000);

    await uploads.describe("one", facts);
    expect(await redis.client.pttl(keys.upload("one"))).toBeGreaterThan(500_000);
    await uploads.keep("one", 6_000_000);
    await uploads.keep("one", 60_000);
    await uploads.describe("one", facts);

    expect(await redis.client.pttl(keys.upload("one"))).toBeGreaterThan(5_000_000);
    expect(await uploads.facts("one")).toEqual(facts);
  },
);

test.skipIf(!hasRedis)(
  "a workbook that somebody else has put in the place of one is not there (needs redis-server)",
  async () => {
    await using redis = await startRedis();
    const uploads = new SharedUploads(redis.client, { keepMs: 60_000, secret });
    const stranger = new SharedUploads(redis.client, { keepMs: 60_000, secret: "another" });
    const bytes = new Uint8Array([1, 2, 3]);
    await uploads.put("kept", facts, bytes);
    await uploads.put("changed", facts, bytes);
    await redis.client.hset(keys.upload("changed"), "bytes", "other");
    await redis.client.copy(keys.upload("kept"), keys.upload("copied"));
    await stranger.put("strange", facts, bytes);
    await redis.client.hset(keys.upload("strange"), "facts", "not JSON");

    expect(await uploads.bytes("kept")).toEqual(Buffer.from(bytes));
    for (const id of ["changed", "copied", "strange", "unknown"]) {
      expect(await uploads.bytes(id)).toBeUndefined();
    }
    expect(await uploads.facts("strange")).toBeUndefined();
  },
);
