import type { SQLOutputValue } from "node:sqlite";
import { jobModes, jobOutcomes, stopModes, targets } from "@jobcan-automation/contract";
import {
  dayRecordSchema,
  errorReportSchema,
  logEntrySchema,
  openQuestionSchema,
  probeReportSchema,
} from "@jobcan-automation/contract/schemas";
import { z } from "zod";
import type { StoredJob } from "../job.ts";
import type { FinishedJob, Instance, OwnedJob } from "../job-store.ts";
import type { Database } from "./open-database.ts";

export function findByRequest(database: Database, owner: string, key: string): string | undefined {
  const found = database
    .prepare("SELECT id FROM job WHERE owner = ? AND request_key = ?")
    .all(owner, key);
  return idRows.parse(found)[0]?.id;
}

const idRows = z.array(z.object({ id: z.string() }));

export function readNewestOf(database: Database, owner: string, most: number): string[] {
  const found = database
    .prepare("SELECT id FROM job WHERE owner = ? ORDER BY rowid DESC LIMIT ?")
    .all(owner, most);
  return idRows.parse(found).map(({ id }) => id);
}

export function readUnfinished(database: Database): OwnedJob[] {
  return unfinishedRows.parse(
    database.prepare("SELECT id, instance FROM job WHERE finished_at IS NULL").all(),
  );
}

const unfinishedRows = z.array(z.object({ id: z.string(), instance: z.string() }));

export function readFinished(database: Database): FinishedJob[] {
  return finishedRows.parse(database.prepare(finishedSql).all()).map((row) => {
    const { id, upload_id: uploadId, finished_at: finishedAt, log_count: logCount } = row;
    return { id, uploadId, finishedAt, ok: row.ok === 1, logCount };
  });
}

const finishedSql = `
  SELECT id, upload_id, finished_at, ok, dropped + (SELECT count(*) FROM log WHERE log.job_id = job.id) AS log_count
  FROM job WHERE finished_at IS NOT NULL`;

const finishedRows = z.array(
  z.object({
    id: z.string(),
    upload_id: z.string(),
    finished_at: z.number(),
    ok: z.number(),
    log_count: z.number(),
  }),
);

export function readInstances(database: Database): Instance[] {
  return instanceRows
    .parse(database.prepare("SELECT id, beat_at FROM instance").all())
    .map(({ id, beat_at: beatAt }) => ({ id, beatAt }));
}

const instanceRows = z.array(z.object({ id: z.string(), beat_at: z.number() }));

export function loadJob(database: Database, jobId: string): StoredJob | undefined {
  const found = database.prepare("SELECT * FROM job WHERE id = ?").get(jobId);
  if (found === undefined) return undefined;
  const row = jobRow.parse(found);
  const days = database.prepare("SELECT record AS text FROM day WHERE job_id = ? ORDER BY place");
  const log = database.prepare("SELECT entry AS text FROM log WHERE job_id = ? ORDER BY seq");
  const lines = parseTexts(logEntrySchema, log.all(jobId));
  const phase: unknown = JSON.parse(row.phase);
  return {
    facts: { ...factsSchema.parse(JSON.parse(row.facts)), instance: row.instance },
    phase: phaseSchema.parse(phase),
    probe: foundSchema.parse(phase).probe,
    account: row.account ?? undefined,
    days: parseTexts(dayRecordSchema, days.all(jobId)),
    log: lines,
    lastSeq: Math.max(row.last_seq, lines.at(-1)?.seq ?? 0),
    droppedLogEntries: row.dropped,
  };
}

const jobRow = z.object({
  facts: z.string(),
  instance: z.string(),
  phase: z.string(),
  account: z.string().nullable(),
  last_seq: z.number(),
  dropped: z.number(),
});

const factsSchema = z.object({
  id: z.string(),
  owner: z.string(),
  uploadId: z.string(),
  fileName: z.string(),
  target: z.enum(targets),
  mode: z.enum(jobModes),
  requestKey: z.string(),
  sheet: z.object({ name: z.string(), headerRow: z.number() }).exactOptional(),
});

const times = { queuedAt: z.number(), startedAt: z.number() };
const phaseSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting"), queuedAt: z.number() }),
  z.object({
    ...times,
    state: z.literal("running"),
    stopping: z.enum(stopModes).exactOptional(),
  }),
  z.object({
    ...times,
    state: z.literal("waiting_for_person"),
    question: openQuestionSchema,
  }),
  z.object({
    state: z.literal("finished"),
    queuedAt: z.number(),
    startedAt: z.number().exactOptional(),
    finishedAt: z.number(),
    outcome: z.enum(jobOutcomes),
    error: errorReportSchema.exactOptional(),
  }),
]);

/** What a connection test found stands beside the phase. */
const foundSchema = z.object({ probe: probeReportSchema.optional() });

const textRow = z.object({ text: z.string() });

function parseTexts<T>(shape: z.ZodType<T>, rows: Record<string, SQLOutputValue>[]): T[] {
  return rows.map((row) => shape.parse(JSON.parse(textRow.parse(row).text)));
}
