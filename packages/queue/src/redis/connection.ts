import { Redis } from "ioredis";
import { AutofillError } from "@jobcan-automation/contract";

export interface ConnectionOptions {
  /** redis[s]://[user:password@]host[:port][/db] */
  url: string;
  onError: (error: unknown) => void;
}

const commandTimeoutMs = 10_000;
const retryMs = { first: 50, most: 1_000 } as const;
const retryAfterSecs = 10;

/**
 * A client that never holds a command back: what cannot be sent now is refused now, and what is not answered in 10 s is
 * given up, so that nobody waits for a Redis that is away. A command that was given up may have been stored all the
 * same: whoever calls makes that harmless.
 */
export function connect({ url, onError }: ConnectionOptions): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: null,
    commandTimeout: commandTimeoutMs,
    connectTimeout: commandTimeoutMs,
    keepAlive: 5_000,
    retryStrategy: (times) => Math.min(retryMs.most, retryMs.first * times),
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
  });
  redis.on("error", onError);
  return redis;
}

/** The same server for subscriptions, which are made anew whenever the connection is. */
export function connectSubscriber({ url, onError }: ConnectionOptions): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    connectTimeout: commandTimeoutMs,
    keepAlive: 5_000,
    retryStrategy: (times) => Math.min(retryMs.most, retryMs.first * times),
  });
  redis.on("error", onError);
  return redis;
}

/** Throws QUEUE_UNAVAILABLE at once where Redis cannot be asked now. */
export function refuseWhenAway(redis: Pick<Redis, "status">): void {
  if (redis.status !== "ready") throw queueAway();
}

export function queueAway(cause?: unknown): AutofillError {
  return new AutofillError("QUEUE_UNAVAILABLE", {}, { retryAfterSecs, cause });
}

/** Whatever Redis or BullMQ throws leaves as QUEUE_UNAVAILABLE. */
export async function orAway<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AutofillError) throw error;
    throw queueAway(error);
  }
}

/** Settles once it can be asked. Rejects with the last error where that is not so in time. */
export async function untilReady(redis: Redis, waitMs: number): Promise<void> {
  if (redis.status === "ready") return;
  let last: unknown = new Error("no answer");
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const remember = (error: unknown) => {
    last = error;
  };
  const timer = setTimeout(() => reject(last), waitMs);
  redis.once("ready", resolve).on("error", remember);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    redis.off("ready", resolve).off("error", remember);
  }
}
