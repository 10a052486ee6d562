import { DatabaseSync, type SQLOutputValue, type StatementSync } from "node:sqlite";
import {
  type DayRecord,
  jobModes,
  jobOutcomes,
  type LogEntry,
  stopModes,
  targets,
} from "@jobcan-automation/contract";
import {
  dayRecordSchema,
  errorReportSchema,
  logEntrySchema,
} from "@jobcan-automation/contract/schemas";
import { z } from "zod";
import type { StoredJob } from "./job.ts";
import type { JobChange, JobProgress, JobStore } from "./job-store.ts";
import { orNoSpace } from "./sqlite-fault.ts";

/** Jobs in a SQLite file (WAL), readable by its owner only. Throws NO_SPACE where the file cannot be opened or written. */
export function openSqliteStore(path: string): JobStore {
  const database = orNoSpace(() => openDatabase(path));
  const all = (sql: string, ...values: string[]) => database.prepare(sql).all(...values);
  return {
    insert: (job) => orNoSpace(() => insertJob(database, job)),
    save: (jobId, change) => orNoSpace(() => saveChange(database, jobId, change)),
    saveDurably: (jobId, change) =>
      orNoSpace(() => untilOnDisk(database, () => saveChange(database, jobId, change))),
    load: (jobId) => orNoSpace(() => loadJob(database, jobId)),
    findByRequest: (owner, requestKey) =>
      orNoSpace(
        () =>
          idRows.parse(
            all("SELECT id FROM job WHERE owner = ? AND request_key = ?", owner, requestKey),
          )[0]?.id,
      ),
    unfinished: () =>
      orNoSpace(() =>
        unfinishedRows.parse(all("SELECT id, instance FROM job WHERE finished_at IS NULL")),
      ),
    finished: () => orNoSpace(() => finishedRows.parse(all(finishedSql)).map(finishedOf)),
    remove: (jobIds) =>
      orNoSpace(() => inTransaction(database, () => removeJobs(database, jobIds))),
    [Symbol.dispose]: () => database.close(),
  };
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 200;
  PRAGMA foreign_keys = ON;
  PRAGMA cache_size = -512;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS job (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, request_key TEXT NOT NULL, instance TEXT NOT NULL,
    facts TEXT NOT NULL, phase TEXT NOT NULL, account TEXT, upload_id TEXT NOT NULL,
    finished_at INTEGER, ok INTEGER NOT NULL DEFAULT 0,
    last_seq INTEGER NOT NULL, dropped INTEGER NOT NULL, UNIQUE (owner, request_key)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS day (
    job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE, date TEXT NOT NULL, place INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (job_id, date)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS log (
    job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE, seq INTEGER NOT NULL, entry TEXT NOT NULL,
    PRIMARY KEY (job_id, seq)
  ) STRICT, WITHOUT ROWID;
`;

const finishedSql = `
  SELECT id, upload_id, finished_at, ok, dropped + (SELECT count(*) FROM log WHERE log.job_id = job.id) AS log_count
  FROM job WHERE finished_at IS NOT NULL`;

const idRows = z.array(z.object({ id: z.string() }));
const unfinishedRows = z.array(z.object({ id: z.string(), instance: z.string() }));
const finishedRow = z.object({
  id: z.string(),
  upload_id: z.string(),
  finished_at: z.number(),
  ok: z.number(),
  log_count: z.number(),
});
const finishedRows = z.array(finishedRow);

function finishedOf(row: z.infer<typeof finishedRow>) {
  const { id, upload_id: uploadId, finished_at: finishedAt, log_count: logCount } = row;
  return { id, uploadId, finishedAt, ok: row.ok === 1, logCount };
}

/** A database that prepares each statement once: a job writes hundreds of lines. */
interface Database {
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  close(): void;
  readonly isTransaction: boolean;
}

function openDatabase(path: string): Database {
  const database = new DatabaseSync(path);
  database.exec(schema);
  const prepared = new Map<string, StatementSync>();
  return {
    prepare(sql) {
      const statement = prepared.get(sql) ?? database.prepare(sql);
      prepared.set(sql, statement);
      return statement;
    },
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    get isTransaction() {
      return database.isTransaction;
    },
  };
}

function inTransaction(database: Database, work: () => void): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    work();
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function insertJob(database: Database, job: StoredJob): void {
  const { facts } = job;
  inTransaction(database, () => {
    database
      .prepare(
        "INSERT INTO job (id, owner, request_key, instance, facts, phase, upload_id, last_seq, dropped) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)",
      )
      .run(
        facts.id,
        facts.owner,
        facts.requestKey,
        facts.instance,
        JSON.stringify(facts),
        JSON.stringify(job.phase),
        facts.uploadId,
      );
    updateJob(database, facts.id, job);
    for (const [place, day] of job.days.entries()) {
      database
        .prepare("INSERT INTO day (job_id, date, place, record) VALUES (?, ?, ?, ?)")
        .run(facts.id, day.date, place, JSON.stringify(day));
    }
    for (const entry of job.log) insertLog(database, facts.id, entry);
  });
}

function updateJob(database: Database, jobId: string, progress: JobProgress): void {
  const { phase, account, lastSeq } = progress;
  const finishedAt = phase.state === "finished" ? phase.finishedAt : null;
  const ok = phase.state === "finished" && phase.outcome === "succeeded" ? 1 : 0;
  database
    .prepare(
      "UPDATE job SET phase = ?, account = ?, last_seq = ?, finished_at = ?, ok = ? WHERE id = ?",
    )
    .run(JSON.stringify(phase), account ?? null, lastSeq, finishedAt, ok, jobId);
}

function saveChange(database: Database, jobId: string, change: JobChange): void {
  const { progress, days, lines, dropped } = change;
  inTransaction(database, () => {
    if (progress !== undefined) updateJob(database, jobId, progress);
    for (const day of days) saveDay(database, jobId, day);
    for (const line of lines) insertLog(database, jobId, line);
    if (dropped !== undefined) dropLog(database, jobId, dropped);
  });
}

/** WAL with `synchronous = FULL` waits for the disk at each commit, and what was committed before is in the same file. */
function untilOnDisk(database: Database, work: () => void): void {
  database.exec("PRAGMA synchronous = FULL");
  try {
    work();
  } finally {
    database.exec("PRAGMA synchronous = NORMAL");
  }
}

function saveDay(database: Database, jobId: string, day: DayRecord): void {
  database
    .prepare("UPDATE day SET record = ? WHERE job_id = ? AND date = ?")
    .run(JSON.stringify(day), jobId, day.date);
}

function dropLog(
  database: Database,
  jobId: string,
  { upToSeq, count }: { upToSeq: number; count: number },
): void {
  database.prepare("DELETE FROM log WHERE job_id = ? AND seq <= ?").run(jobId, upToSeq);
  database.prepare("UPDATE job SET dropped = ? WHERE id = ?").run(count, jobId);
}

function insertLog(database: Database, jobId: string, entry: LogEntry): void {
  database
    .prepare("INSERT INTO log (job_id, seq, entry) VALUES (?, ?, ?)")
    .run(jobId, entry.seq, JSON.stringify(entry));
}

function removeJobs(database: Database, jobIds: readonly string[]): void {
  const statement = database.prepare("DELETE FROM job WHERE id = ?");
  for (const jobId of jobIds) statement.run(jobId);
}

const jobRow = z.object({
  facts: z.string(),
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
  instance: z.string(),
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
    state: z.literal("finished"),
    queuedAt: z.number(),
    startedAt: z.number().exactOptional(),
    finishedAt: z.number(),
    outcome: z.enum(jobOutcomes),
    error: errorReportSchema.exactOptional(),
  }),
]);

function loadJob(database: Database, jobId: string): StoredJob | undefined {
  const found = database.prepare("SELECT * FROM job WHERE id = ?").get(jobId);
  if (found === undefined) return undefined;
  const row = jobRow.parse(found);
  const days = database.prepare("SELECT record AS text FROM day WHERE job_id = ? ORDER BY place");
  const log = database.prepare("SELECT entry AS text FROM log WHERE job_id = ? ORDER BY seq");
  const lines = parseTexts(logEntrySchema, log.all(jobId));
  return {
    facts: factsSchema.parse(JSON.parse(row.facts)),
    phase: phaseSchema.parse(JSON.parse(row.phase)),
    account: row.account ?? undefined,
    days: parseTexts(dayRecordSchema, days.all(jobId)),
    log: lines,
    lastSeq: Math.max(row.last_seq, lines.at(-1)?.seq ?? 0),
    droppedLogEntries: row.dropped,
  };
}

const textRow = z.object({ text: z.string() });

function parseTexts<T>(shape: z.ZodType<T>, rows: Record<string, SQLOutputValue>[]): T[] {
  return rows.map((row) => shape.parse(JSON.parse(textRow.parse(row).text)));
}
