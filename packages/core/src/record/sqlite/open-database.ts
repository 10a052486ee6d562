import { DatabaseSync, type StatementSync } from "node:sqlite";

/** A database that prepares each statement once: a job writes hundreds of lines. */
export interface Database {
  prepare(sql: string): StatementSync;
  /** All of the work or, where it throws, none. */
  transaction<T>(work: () => T): T;
  /** The same, on the disk when it returns. */
  durableTransaction(work: () => void): void;
  close(): void;
}

/** Records of a version of the tables that this program does not read. */
export interface DroppedRecords {
  version: number;
  tables: number;
}

/** Opens the file and makes its tables. Records of another version are dropped: `onDropped` gets their number. */
export function openDatabase(path: string, onDropped: (dropped: DroppedRecords) => void): Database {
  const database = new DatabaseSync(path);
  database.exec(settings);
  const transaction = <T>(work: () => T) => inTransaction(database, work);
  // A file of this version is not written to: it opens on a full disk, and while another process writes.
  const isCurrent = versionOf(database) === schemaVersion;
  const dropped = isCurrent ? undefined : transaction(() => makeTables(database));
  // Only now: where keys are watched, tables could be dropped in one order only.
  database.exec("PRAGMA foreign_keys = ON");
  if (dropped !== undefined) onDropped(dropped);
  const prepared = new Map<string, StatementSync>();
  return {
    prepare(sql) {
      const statement = prepared.get(sql) ?? database.prepare(sql);
      prepared.set(sql, statement);
      return statement;
    },
    transaction,
    durableTransaction(work) {
      // WAL with `synchronous = FULL` waits for the disk at each commit, and what was committed before is in the same
      // file.
      database.exec("PRAGMA synchronous = FULL");
      try {
        transaction(work);
      } finally {
        database.exec("PRAGMA synchronous = NORMAL");
      }
    },
    close: () => database.close(),
  };
}

/** Counts up with every change of the tables or of the text in them. */
const schemaVersion = 1;

const settings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 200;
  PRAGMA cache_size = -512;
  PRAGMA secure_delete = ON;
  PRAGMA foreign_keys = OFF;
`;

const schema = `
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
  PRAGMA user_version = ${schemaVersion};
`;

function makeTables(database: DatabaseSync): DroppedRecords | undefined {
  // Read again: of two that start at once the second finds the tables made.
  const version = versionOf(database);
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name));
  // Before versions were written the tables were those of version 1, without `instance`.
  const isKnown = version === schemaVersion || version === 0;
  if (!isKnown) for (const name of names) database.exec(`DROP TABLE "${name}"`);
  database.exec(schema);
  return isKnown ? undefined : { version, tables: names.length };
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}
