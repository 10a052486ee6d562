import type { Redis } from "ioredis";

/**
 * Stores what has happened to a job, for who holds its token: fields, days, lines, events, and its end. An event is
 * stored under its own number, so one with an old number is refused by Redis itself. -1: there is no such job.
 */
const write = `
local token = redis.call('HGET', KEYS[1], 'token')
if not token then return -1 end
if token ~= ARGV[1] then return 0 end
local c = cjson.decode(ARGV[2])
for i = 1, #c.fields, 2 do redis.call('HSET', KEYS[1], c.fields[i], c.fields[i + 1]) end
for i = 1, #c.days, 2 do redis.call('HSET', KEYS[2], c.days[i], c.days[i + 1]) end
for i = 1, #c.lines, 2 do redis.call('ZADD', KEYS[3], c.lines[i], c.lines[i + 1]) end
if #c.lines > 0 then redis.call('ZREMRANGEBYRANK', KEYS[3], 0, -1 - tonumber(ARGV[4])) end
for i = 1, #c.events, 2 do
  redis.pcall('XADD', KEYS[4], 'MAXLEN', ARGV[5], c.events[i] .. '-0', 'e', c.events[i + 1])
end
if c.failures > 0 then
  local now = redis.call('TIME')[1]
  for i = 1, c.failures do redis.call('RPUSH', KEYS[9], now) end
  redis.call('LTRIM', KEYS[9], -3, -1)
  redis.call('EXPIRE', KEYS[9], 900)
end
if c.finishedAt > 0 then
  redis.call('ZADD', KEYS[5], c.finishedAt, c.id)
  redis.call('HDEL', KEYS[6], c.id)
  if redis.call('GET', KEYS[7]) == c.id then redis.call('DEL', KEYS[7]) end
  local lease = redis.call('GET', KEYS[8])
  if lease and string.sub(lease, 1, #c.id + 1) == c.id .. ':' then redis.call('DEL', KEYS[8]) end
end
for i = 1, 4 do redis.call('PEXPIRE', KEYS[i], ARGV[6]) end
if #c.events > 0 then redis.call('PUBLISH', KEYS[4], ARGV[3]) end
return 1`;

/** Stores a new job, or answers with the one that the same request has made. */
const create = `
local known = redis.call('GET', KEYS[4])
if known then return known end
redis.call('SET', KEYS[4], ARGV[1], 'PX', ARGV[3])
local c = cjson.decode(ARGV[2])
for i = 1, #c.fields, 2 do redis.call('HSET', KEYS[1], c.fields[i], c.fields[i + 1]) end
for i = 1, #c.days, 2 do redis.call('HSET', KEYS[2], c.days[i], c.days[i + 1]) end
redis.call('ZADD', KEYS[3], ARGV[4], ARGV[1])
redis.call('ZADD', KEYS[5], ARGV[4], ARGV[1])
for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], ARGV[3]) end
return ''`;

/** Takes a job that waits, and its account, for a worker: 'ok', 'gone', 'over' or 'busy'. */
const claim = `
local state = redis.call('HGET', KEYS[1], 'state')
if not state then return 'gone' end
if state ~= 'waiting' then return 'over' end
local lease = redis.call('GET', KEYS[2])
if lease and lease ~= ARGV[1] then return 'busy' end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
redis.call('HSET', KEYS[3], ARGV[3], ARGV[4])
return 'ok'`;

/** Makes another the writer of a job that is not over, if its writer is still who was seen. */
const take = `
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
if redis.call('HGET', KEYS[1], 'state') == 'finished' then return 0 end
redis.call('HSET', KEYS[1], 'token', ARGV[2], 'holder', ARGV[3])
return 1`;

/** Renews a lease where it is still held by this writer of the job: 0 where not, else 1, or how the job is to stop. */
const renew = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if redis.call('HGET', KEYS[2], 'token') ~= ARGV[2] then return 0 end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
local stop = redis.call('GET', KEYS[3])
if stop then return stop end
return 1`;

/** Takes a job out of a worker's hands, where it is in this one's. */
const leave = `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
return redis.call('HDEL', KEYS[1], ARGV[1])`;

/** Seconds until an account that was rejected three times may be tried again; 0: now. */
const resting = `
local times = redis.call('LRANGE', KEYS[1], 0, -1)
if #times < 3 then return 0 end
local left = 900 - (redis.call('TIME')[1] - times[1])
if left < 0 then return 0 end
return left`;

export interface WriteKeys {
  job: string;
  days: string;
  log: string;
  events: string;
  finished: string;
  running: string;
  deduplication: string;
  account: string;
  failures: string;
}

/** All that is written in more than one step, each at once and by one writer. */
export class Scripts {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  /** 1 where it is stored, 0 where another writes the job now, -1 where there is no such job. */
  async write(of: WriteKeys, args: readonly (string | number)[]): Promise<number> {
    const { job, days, log, events, finished, running, deduplication, account, failures } = of;
    const all = [job, days, log, events, finished, running, deduplication, account, failures];
    return Number(await this.#run(write, all, args));
  }

  /** The job that the same request has made; "" where this is a new one. */
  async create(keys: readonly string[], args: readonly (string | number)[]): Promise<string> {
    return String(await this.#run(create, keys, args));
  }

  async claim(keys: readonly string[], args: readonly (string | number)[]): Promise<string> {
    return String(await this.#run(claim, keys, args));
  }

  async take(job: string, args: readonly string[]): Promise<boolean> {
    return (await this.#run(take, [job], args)) === 1;
  }

  async renew(keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    return await this.#run(renew, keys, args);
  }

  async leave(running: string, args: readonly string[]): Promise<void> {
    await this.#run(leave, [running], args);
  }

  async resting(failures: string): Promise<number> {
    return Number(await this.#run(resting, [failures], []));
  }

  async #run(
    script: string,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown> {
    return await this.#redis.eval(script, keys.length, ...keys, ...args);
  }
}
