import type { DayRecord, LogEntry } from "@jobcan-automation/contract";
import type { StoredJob } from "../job.ts";
import { type JobChange, type JobProgress, type OwnedJob, takenOver } from "../job-store.ts";
import type { Database } from "./open-database.ts";

/*
 * All of these are to be called in a transaction. What writes for an instance checks there that the instance has its
 * row and the job: that is the fence.
 */

export function insertJob(database: Database, job: StoredJob): void {
  const { facts } = job;
  const { changes } = database
    .prepare(
      `INSERT INTO job (id, owner, request_key, instance, facts, phase, upload_id, last_seq, dropped)
       SELECT ?, ?, ?, id, ?, ?, ?, 0, 0 FROM instance WHERE id = ?`,
    )
    .run(
      facts.id,
      facts.owner,
      facts.requestKey,
      JSON.stringify(facts),
      JSON.stringify({ ...job.phase, probe: job.probe }),
      facts.uploadId,
      facts.instance,
    );
  if (changes === 0) throw takenOver();
  updateJob(database, facts.id, job);
  for (const [place, day] of job.days.entries()) {
    database
      .prepare("INSERT INTO day (job_id, date, place, record) VALUES (?, ?, ?, ?)")
      .run(facts.id, day.date, place, JSON.stringify(day));
  }
  for (const entry of job.log) insertLog(database, facts.id, entry);
}

export function saveChange(
  database: Database,
  { id, instance }: OwnedJob,
  change: JobChange,
): void {
  const { progress, days, lines, dropped } = change;
  const isOurs = database
    .prepare(
      "SELECT 1 FROM job JOIN instance ON instance.id = job.instance WHERE job.id = ? AND instance.id = ?",
    )
    .get(id, instance);
  if (isOurs === undefined) throw takenOver();
  if (progress !== undefined) updateJob(database, id, progress);
  for (const day of days) saveDay(database, id, day);
  for (const line of lines) insertLog(database, id, line);
  if (dropped !== undefined) dropLog(database, id, dropped);
}

function updateJob(database: Database, jobId: string, progress: JobProgress): void {
  const { phase, account, probe, lastSeq } = progress;
  const finishedAt = phase.state === "finished" ? phase.finishedAt : null;
  const ok = phase.state === "finished" && phase.outcome === "succeeded" ? 1 : 0;
  database
    .prepare(
      "UPDATE job SET phase = ?, account = ?, last_seq = ?, finished_at = ?, ok = ? WHERE id = ?",
    )
    .run(JSON.stringify({ ...phase, probe }), account ?? null, lastSeq, finishedAt, ok, jobId);
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

export function removeJobs(database: Database, jobIds: readonly string[]): void {
  const statement = database.prepare("DELETE FROM job WHERE id = ?");
  for (const jobId of jobIds) statement.run(jobId);
}

/** Its time differs from the last in any case, also where a clock has been set back. */
export function renewInstance(database: Database, id: string, nowMs: number): boolean {
  const { changes } = database
    .prepare("UPDATE instance SET beat_at = max(?, beat_at + 1) WHERE id = ?")
    .run(nowMs, id);
  return changes > 0;
}

/** Without its row an instance is fenced; its unfinished jobs are the other's from then on. */
export function takeOver(database: Database, gone: string, by: string): void {
  if (!hasRow(database, by)) throw takenOver();
  removeInstance(database, gone);
  database
    .prepare("UPDATE job SET instance = ? WHERE instance = ? AND finished_at IS NULL")
    .run(by, gone);
}

export function addInstance(database: Database, id: string, nowMs: number): void {
  database.prepare("INSERT OR REPLACE INTO instance (id, beat_at) VALUES (?, ?)").run(id, nowMs);
}

export function removeInstance(database: Database, id: string): void {
  database.prepare("DELETE FROM instance WHERE id = ?").run(id);
}

function hasRow(database: Database, id: string): boolean {
  return database.prepare("SELECT 1 FROM instance WHERE id = ?").get(id) !== undefined;
}
