import type { DayRecord, JobEvent, LogEntry } from "@jobcan-automation/contract";
import type { JobPhase, NumberedEvent, StoredJob } from "@jobcan-automation/core";
import type { Redis } from "ioredis";
import { keys } from "../redis/keys.ts";
import { readJson } from "./read-json.ts";
import type { Peer } from "../seal/peers.ts";

/** A job as Redis has it, with who works on it. */
export interface RemoteRecord {
  stored: StoredJob;
  holder: Peer;
  /** Names its writer. */
  token: string;
  account: string;
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
  return found.flatMap(([id, [, text = ""]]) => {
    const event = readJson<JobEvent>(text);
    return event === undefined ? [] : [{ seq: Number.parseInt(id, 10), event }];
  });
}

/** Undefined too where anything but its log cannot be read: a part of a record would be taken for the whole. */
function recordOf(
  fields: Readonly<Record<string, string>>,
  dayTexts: Readonly<Record<string, string>>,
  lines: readonly string[],
): RemoteRecord | undefined {
  const facts = readJson<StoredJob["facts"]>(fields["facts"] ?? "");
  const phase = readJson<JobPhase>(fields["phase"] ?? "");
  const holder = readJson<Peer>(fields["holder"] ?? "");
  const days = Object.keys(dayTexts)
    .toSorted()
    .map((date) => readJson<DayRecord>(dayTexts[date] ?? ""));
  const known = days.filter((day) => day !== undefined);
  if (facts === undefined || phase === undefined || holder === undefined) return undefined;
  if (known.length < days.length) return undefined;
  return {
    stored: {
      facts,
      phase,
      account: fields["account"],
      probe: readJson(fields["probe"] ?? ""),
      days: known,
      log: lines.map((text) => readJson<LogEntry>(text)).filter((line) => line !== undefined),
      lastSeq: Number(fields["seq"] ?? 0),
      droppedLogEntries: Number(fields["dropped"] ?? 0),
    },
    holder,
    token: fields["token"] ?? "",
    account: fields["acct"] ?? "",
    sittingUntil: fields["sitting"] === undefined ? undefined : Number(fields["sitting"]),
  };
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
