import type { DayRecord, JobEvent, LogEntry } from "@jobcan-automation/contract";
import type { NumberedEvent, StoredJob } from "@jobcan-automation/core";
import type { Redis } from "ioredis";
import { keys } from "../redis/keys.ts";
import type { Peer } from "../seal/peers.ts";
import type { Order } from "./order.ts";

/** A job as Redis has it, with who works on it. */
export interface RemoteRecord {
  stored: StoredJob;
  holder: Peer;
  /** Names its writer. */
  token: string;
  account: string;
  /** Gone when it has ended. */
  order: Order | undefined;
  /** Of a plan: until when its session is held, as far as is known. */
  sittingUntil: number | undefined;
}

/** All of a job at one moment; undefined where there is none. */
export async function loadJob(redis: Redis, jobId: string): Promise<RemoteRecord | undefined> {
  const replies = await redis
    .multi()
    .hgetall(keys.job(jobId))
    .hgetall(keys.days(jobId))
    .zrangebyscore(keys.log(jobId), "-inf", "+inf")
    .exec();
  const [fields, days, lines] = (replies ?? []).map(([error, value]) => {
    if (error !== null) throw error;
    return value;
  });
  return recordOf(texts(fields), texts(days), list(lines));
}

/** The events after a number, oldest first. */
export async function loadEvents(
  redis: Redis,
  jobId: string,
  afterSeq: number,
): Promise<NumberedEvent[]> {
  const found = await redis.xrange(keys.events(jobId), `${afterSeq + 1}-0`, "+");
  return found.map(([id, [, text = ""]]) => {
    const event: JobEvent = JSON.parse(text);
    return { seq: Number.parseInt(id, 10), event };
  });
}

function recordOf(
  fields: Readonly<Record<string, string>>,
  days: Readonly<Record<string, string>>,
  lines: readonly string[],
): RemoteRecord | undefined {
  const { facts, phase, holder, token, account: site, acct, probe, order, sitting } = fields;
  if (facts === undefined || phase === undefined || holder === undefined) return undefined;
  return {
    stored: {
      facts: JSON.parse(facts),
      phase: JSON.parse(phase),
      account: site,
      probe: probe === undefined ? undefined : JSON.parse(probe),
      days: Object.entries(days)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, text]): DayRecord => JSON.parse(text)),
      log: lines.map((text): LogEntry => JSON.parse(text)),
      lastSeq: Number(fields["seq"] ?? 0),
      droppedLogEntries: Number(fields["dropped"] ?? 0),
    },
    holder: JSON.parse(holder),
    token: token ?? "",
    account: acct ?? "",
    order: order === undefined ? undefined : JSON.parse(order),
    sittingUntil: sitting === undefined ? undefined : Number(sitting),
  };
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
