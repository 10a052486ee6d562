import { randomBytes } from "node:crypto";
import { createAccountKeyer, type JobEngine, type LocalEngine } from "@jobcan-automation/core";
import type { GivenOptions, QueueParts, QueueSettings } from "./queue-options.ts";
import { checkServer } from "./redis/check-server.ts";
import { connect, connectSubscriber, untilReady } from "./redis/connection.ts";
import { Scripts } from "./redis/scripts.ts";
import { Peers } from "./seal/peers.ts";
import { SharedUploads } from "./uploads/shared-uploads.ts";
import { QueueEngine } from "./web/queue-engine.ts";
import { loadState, type QueueState } from "./web/queue-state.ts";
import { QueueWorker } from "./worker/queue-worker.ts";

/** The engine over Redis, as one process has it. */
export interface OpenedQueue {
  /** This process among the others. */
  name: string;
  engine: JobEngine;
  /** The runs of this process; undefined for a web server. */
  local: LocalEngine | undefined;
  uploads: SharedUploads;
  /** All machines, as they are now. Throws QUEUE_UNAVAILABLE. */
  state(): Promise<QueueState>;
  /** Whether Redis can be asked now. */
  readonly isReady: boolean;
  /** Closes the connections. */
  close(): void;
}

const startWithinMs = 10_000;
/** Of an upload that no job is made from. */
const uploadMs = 3_600_000;
/** Should nobody prune. */
const keepBeyondMs = 86_400_000;

/**
 * Connects, sees that this Redis loses nothing, and takes its part. Throws where Redis cannot be reached, or is unfit.
 * `engine.shutdown` comes before `close`.
 */
export async function openQueue(
  settings: QueueSettings,
  given: GivenOptions,
): Promise<OpenedQueue> {
  const once = reportOnce(given.onError);
  const redis = connect({ url: settings.url, onError: once });
  const subscriber = connectSubscriber({ url: settings.url, onError: once });
  const close = () => {
    redis.disconnect();
    subscriber.disconnect();
  };
  try {
    await Promise.all([untilReady(redis, startWithinMs), untilReady(subscriber, startWithinMs)]);
    await checkServer(redis);
    const parts = partsOf({ settings, given, redis, subscriber });
    const worker = settings.role === "web" ? undefined : new QueueWorker(parts);
    const engine = new QueueEngine(parts, worker);
    await parts.peers.begin();
    await worker?.begin();
    return {
      name: parts.peers.self.id,
      engine,
      local: worker?.engine,
      uploads: new SharedUploads(redis, { keepMs: uploadMs, secret: settings.secret }),
      state: async () => await loadState(parts),
      get isReady() {
        return redis.status === "ready";
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function partsOf(
  open: Pick<QueueParts, "settings" | "given" | "redis" | "subscriber">,
): QueueParts {
  const { settings, given, redis, subscriber } = open;
  const { clock, onError, limits } = given;
  const { secret } = settings;
  const scripts = new Scripts(redis);
  const id = `${settings.role}-${randomBytes(9).toString("base64url")}`;
  const keepMs = limits.retentionMs + limits.queuedMaxWaitMs + keepBeyondMs;
  return {
    ...open,
    scripts,
    peers: new Peers({ id, redis, subscriber, secret, clock, onError }),
    outbox: { scripts, clock, keepMs, onError },
    accountKey: createAccountKeyer(Buffer.from(secret)),
  };
}

/** A Redis that is away says so with every attempt; once in a while is enough. */
function reportOnce(onError: (error: unknown) => void): (error: unknown) => void {
  let last = "";
  return (error) => {
    const message = error instanceof Error ? error.message : "unknown";
    if (message === last) return;
    last = message;
    onError(error);
  };
}
