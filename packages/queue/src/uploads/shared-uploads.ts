import { createHmac, timingSafeEqual } from "node:crypto";
import type { Redis } from "ioredis";
import { readJson } from "../record/read-json.ts";
import { orAway, refuseWhenAway } from "../redis/connection.ts";
import { keys } from "../redis/keys.ts";

/** What is known of an upload besides its bytes. */
export interface UploadFacts {
  owner: string;
  address: string;
  fileName: string;
  /** The sheet that was read last. */
  sheet: { name: string; headerRow: number } | undefined;
}

/** Only where it is still there: what is gone does not come back as a key that stays. Its time gets no shorter. */
const describe = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'facts', ARGV[1])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1`;

/** A job was made from it before, perhaps, and needs it for longer. */
const keep = `
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return 1`;

export interface SharedUploadsOptions {
  keepMs: number;
  /** QUEUE_KEY: who can only write to Redis cannot put another workbook in the place of one. */
  secret: string;
}

/** Uploads as every web server has them: bytes and facts, removed by time alone. Throws QUEUE_UNAVAILABLE. */
export class SharedUploads {
  readonly #redis: Redis;
  readonly #keepMs: number;
  readonly #secret: string;

  constructor(redis: Redis, { keepMs, secret }: SharedUploadsOptions) {
    this.#redis = redis;
    this.#keepMs = keepMs;
    this.#secret = secret;
  }

  async put(uploadId: string, facts: UploadFacts, bytes: Uint8Array): Promise<void> {
    refuseWhenAway(this.#redis);
    const key = keys.upload(uploadId);
    const mark = this.#markOf(uploadId, bytes);
    const fields = { facts: JSON.stringify(facts), bytes: Buffer.from(bytes), mark };
    await orAway(this.#redis.multi().hset(key, fields).pexpire(key, this.#keepMs).exec());
  }

  /** It was read again, with another sheet. */
  async describe(uploadId: string, facts: UploadFacts): Promise<void> {
    refuseWhenAway(this.#redis);
    const text = JSON.stringify(facts);
    await orAway(this.#redis.eval(describe, 1, keys.upload(uploadId), text, this.#keepMs));
  }

  async facts(uploadId: string): Promise<UploadFacts | undefined> {
    refuseWhenAway(this.#redis);
    const text = await orAway(this.#redis.hget(keys.upload(uploadId), "facts"));
    return text === null ? undefined : readJson<UploadFacts>(text);
  }

  /** Undefined too where they are not those that were put. */
  async bytes(uploadId: string): Promise<Uint8Array | undefined> {
    refuseWhenAway(this.#redis);
    const found = await orAway(this.#redis.hmgetBuffer(keys.upload(uploadId), "bytes", "mark"));
    const [bytes, mark] = found;
    if (!bytes || !mark) return undefined;
    const expected = this.#markOf(uploadId, bytes);
    return mark.length === expected.length && timingSafeEqual(mark, expected) ? bytes : undefined;
  }

  /** A job was made from it: it is needed for so long at least. */
  async keep(uploadId: string, forMs: number): Promise<void> {
    await orAway(this.#redis.eval(keep, 1, keys.upload(uploadId), forMs));
  }

  #markOf(uploadId: string, bytes: Uint8Array): Buffer {
    return createHmac("sha256", this.#secret)
      .update(JSON.stringify(["upload", uploadId]))
      .update(bytes)
      .digest();
  }
}
