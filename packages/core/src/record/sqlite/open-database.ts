import { renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { RecordsUnusableError } from "../records-unusable-error.ts";
import { migrate, refuseNewer } from "./migrate.ts";
import { causeOf } from "./or-no-space.ts";

/** A database that prepares each statement once: a job writes hundreds of lines. */
export interface Database {
  prepare(sql: string): StatementSync;
  /** All of the work or, where it throws, none. */
  transaction<T>(work: () => T): T;
  /** The same, on the disk when it returns. */
  durableTransaction(work: () => void): void;
  close(): void;
}

/** Where a file that is damaged, or no database, lies now: its name in the same folder. */
export interface RecordsSetAside {
  name: string;
}

/**
 * Opens the file and brings its tables to the newest version. A damaged one is set aside under another name, and
 * `onSetAside` gets that; then there is an empty one. Throws RecordsUnusableError.
 */
export function openDatabase(path: string, onSetAside: (found: RecordsSetAside) => void): Database {
  try {
    return statementsOf(openWhole(path));
  } catch (error) {
    const cause = causeOf(error);
    if (cause === "locked") throw new RecordsUnusableError("locked");
    if (cause !== "corrupt") throw error;
  }
  onSetAside({ name: basename(setAside(path)) });
  return statementsOf(openWhole(path));
}

/** How long another's lock is waited for at the start, when nobody waits for an answer. */
const lockedAtStartMs = 5_000;

const settings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -512;
  PRAGMA secure_delete = ON;
  PRAGMA foreign_keys = ON;
`;

/** What is read of each table; a file with the right version and other tables has not got it. */
const everyColumn = [
  "SELECT id, owner, request_key, instance, facts, phase, account, upload_id, finished_at, ok, last_seq, dropped FROM job",
  "SELECT job_id, date, place, record FROM day",
  "SELECT job_id, seq, entry FROM log",
  "SELECT id, beat_at FROM instance",
];

function openWhole(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: lockedAtStartMs });
  try {
    refuseNewer(database);
    database.exec(settings);
    const found = database.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
    if (found !== "ok") throw damaged();
    migrate(database);
    if (!hasEveryColumn(database)) throw damaged();
    database.exec("PRAGMA busy_timeout = 200");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function hasEveryColumn(database: DatabaseSync): boolean {
  try {
    for (const sql of everyColumn) database.prepare(sql);
    return true;
  } catch (error) {
    // A lock or a failing disk says nothing of the tables.
    if (causeOf(error) !== undefined) throw error;
    return false;
  }
}

/** As SQLite itself says it: SQLITE_CORRUPT. */
function damaged(): Error {
  return Object.assign(new Error("damaged records"), { errcode: 11 });
}

/** Renames the file. What its log still had is of no use without it. */
function setAside(path: string): string {
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
  renameSync(path, aside);
  for (const end of ["-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
  return aside;
}

function statementsOf(database: DatabaseSync): Database {
  const prepared = new Map<string, StatementSync>();
  const transaction = <T>(work: () => T) => inTransaction(database, work);
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
