import type { EngineOptions } from "@jobcan-automation/core";
import type { Redis } from "ioredis";
import type { Scripts } from "./redis/scripts.ts";
import type { Peers } from "./seal/peers.ts";
import type { OutboxOptions } from "./record/job-outbox.ts";

/** What the engine over Redis is given besides: the rest is as for the embedded one. */
export interface QueueSettings {
  /** redis[s]://[user:password@]host[:port][/db] */
  url: string;
  /** Hashes and seals: 32 characters or more, the same in every process. */
  secret: string;
  /** Whether this process takes submits and follows jobs, runs them, or both. */
  role: "all" | "web" | "worker";
  /** A worker reports it in its sign of life. */
  version: string;
  /** How many browsers are alive here; a worker reports it too. */
  browsers?: () => number;
  /** How long the right to press for an account lasts; 30 s where it is left out. */
  leaseMs?: number;
}

/** The store, the hooks and the names are this engine's own. */
export type GivenOptions = Omit<
  EngineOptions,
  | "store"
  | "isInstanceGone"
  | "takeOverAfterMs"
  | "onNeighbourGone"
  | "onSuperseded"
  | "onEvent"
  | "beforePress"
  | "accountKey"
  | "failures"
>;

/** What both sides of the engine share. */
export interface QueueParts {
  settings: QueueSettings;
  given: GivenOptions;
  redis: Redis;
  subscriber: Redis;
  scripts: Scripts;
  peers: Peers;
  outbox: OutboxOptions;
  accountKey: (request: AccountOf) => string;
}

type AccountOf = Parameters<NonNullable<EngineOptions["accountKey"]>>[0];
