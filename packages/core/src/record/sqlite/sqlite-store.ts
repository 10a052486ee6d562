import type { JobStore } from "../job-store.ts";
import { type DroppedRecords, openDatabase } from "./open-database.ts";
import { orNoSpace } from "./or-no-space.ts";
import {
  findByRequest,
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
 * Jobs in a SQLite file (WAL), readable by its owner only. Records of another version than this program's are
 * dropped, and `onDropped` is called. Throws NO_SPACE where the file cannot be opened or written.
 */
export function openSqliteStore(
  path: string,
  onDropped: (dropped: DroppedRecords) => void = () => {},
): JobStore {
  const database = orNoSpace(() => openDatabase(path, onDropped));
  const inOne = <T>(work: () => T) => orNoSpace(() => database.transaction(work));
  return {
    insert: (job) => inOne(() => insertJob(database, job)),
    save: (job, change) => inOne(() => saveChange(database, job, change)),
    saveDurably: (job, change) =>
      orNoSpace(() => database.durableTransaction(() => saveChange(database, job, change))),
    load: (jobId) => orNoSpace(() => loadJob(database, jobId)),
    findByRequest: (owner, key) => orNoSpace(() => findByRequest(database, owner, key)),
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
