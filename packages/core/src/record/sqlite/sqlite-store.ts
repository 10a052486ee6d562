import { toAutofillError } from "@jobcan-automation/contract";
import type { JobStore } from "../job-store.ts";
import { type RecordsSetAside, openDatabase } from "./open-database.ts";
import { orNoSpace } from "./or-no-space.ts";
import {
  findByRequest,
  readNewestOf,
  loadJob,
  readFinished,
  readInstances,
  readUnfinished,
} from "./read-rows.ts";
import {
  addInstance,
  insertJob,
  removeInstance,
  removeJobs,
  renewInstance,
  saveChange,
  takeOver,
} from "./write-rows.ts";

/**
 * Jobs in a SQLite file (WAL), readable by its owner only. A damaged file is set aside under another
 * name, and `onSetAside` is called. Throws RecordsUnusableError of a file that is newer or locked, NO_SPACE where it
 * cannot be opened or written.
 */
export function openSqliteStore(
  path: string,
  onSetAside: (found: RecordsSetAside) => void = () => {},
): JobStore {
  const database = orNoSpace(() => openDatabase(path, onSetAside));
  let trouble: string | undefined;
  const written = <T>(write: () => T): T => {
    try {
      const result = orNoSpace(write);
      trouble = undefined;
      return result;
    } catch (error) {
      const { code, facts } = toAutofillError(error);
      if (code === "NO_SPACE") trouble = String(facts["cause"] ?? "unknown");
      throw error;
    }
  };
  const inOne = <T>(work: () => T) => written(() => database.transaction(work));
  return {
    trouble: () => trouble,
    insert: (job) => inOne(() => insertJob(database, job)),
    save: (job, change) => inOne(() => saveChange(database, job, change)),
    saveDurably: (job, change) =>
      written(() => database.durableTransaction(() => saveChange(database, job, change))),
    load: (jobId) => orNoSpace(() => loadJob(database, jobId)),
    findByRequest: (owner, key) => orNoSpace(() => findByRequest(database, owner, key)),
    newestOf: (owner, most) => orNoSpace(() => readNewestOf(database, owner, most)),
    unfinished: () => orNoSpace(() => readUnfinished(database)),
    finished: () => orNoSpace(() => readFinished(database)),
    remove: (jobIds) => inOne(() => removeJobs(database, jobIds)),
    register: (instance, nowMs) => inOne(() => addInstance(database, instance, nowMs)),
    renew: (instance, nowMs) => inOne(() => renewInstance(database, instance, nowMs)),
    instances: () => orNoSpace(() => readInstances(database)),
    takeOver: (gone, by) => inOne(() => takeOver(database, gone, by)),
    retire: (instance) => inOne(() => removeInstance(database, instance)),
    [Symbol.dispose]: () => database.close(),
  };
}
