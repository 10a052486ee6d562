import type { DatabaseSync } from "node:sqlite";
import { RecordsUnusableError } from "../records-unusable-error.ts";

/**
 * What brings the tables from one version to the next: the first step makes those of version 1. A step is never
 * changed once it was released; a new one is added at the end, for a change of the text in the tables too.
 */
const steps: readonly string[] = [
  // Also of a file from before versions were written, which has all of these but `instance`.
  `
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
  CREATE TABLE IF NOT EXISTS instance (id TEXT PRIMARY KEY, beat_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // A phase may be "waiting_for_person", which a program of version 1 cannot read; the tables stay as they are.
  "",
];

/**
 * Brings a file to the newest version that this program knows, in one transaction; a file that is there already is
 * not written to, so it opens on a full disk, and while another process writes.
 */
export function migrate(database: DatabaseSync, known: readonly string[] = steps): void {
  if (versionOf(database) === known.length) return;
  database.exec("BEGIN IMMEDIATE");
  try {
    // Read again: of two that start at once the second finds the work done.
    for (const step of known.slice(versionOf(database))) database.exec(step);
    database.exec(`PRAGMA user_version = ${known.length}`);
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** Throws RecordsUnusableError of a file that a newer program has written. Changes nothing. */
export function refuseNewer(database: DatabaseSync): void {
  const version = versionOf(database);
  if (version > steps.length) throw new RecordsUnusableError("newer", { version });
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
}
