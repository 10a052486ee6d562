import { AutofillError } from "@jobcan-automation/contract";
import type { JobStore } from "../../record/job-store.ts";

/** The writes of a store, counted from 1, and whether one was refused. */
export interface CountedWrites {
  writes: number;
  wasRefused: boolean;
  /** From now on every write is refused, as of a process that is no more. */
  cutOff(): void;
}

type Writers =
  | "insert"
  | "save"
  | "saveDurably"
  | "remove"
  | "register"
  | "renew"
  | "takeOver"
  | "retire";

/** Makes a store refuse those of its writes, of every kind, of which the number says so. */
export function refuseWrites(
  store: JobStore,
  isRefused: (write: number) => boolean,
): CountedWrites {
  const before = { ...store };
  let isCutOff = false;
  const counted: CountedWrites = {
    writes: 0,
    wasRefused: false,
    cutOff: () => void (isCutOff = true),
  };
  const orRefused = <T>(write: () => T): T => {
    counted.writes += 1;
    if (!isCutOff && !isRefused(counted.writes)) return write();
    counted.wasRefused = true;
    throw new AutofillError("NO_SPACE", { cause: "full" });
  };
  const refusing: Pick<JobStore, Writers> = {
    insert: (job) => orRefused(() => before.insert(job)),
    save: (job, change) => orRefused(() => before.save(job, change)),
    saveDurably: (job, change) => orRefused(() => before.saveDurably(job, change)),
    remove: (jobIds) => orRefused(() => before.remove(jobIds)),
    register: (instance, nowMs) => orRefused(() => before.register(instance, nowMs)),
    renew: (instance, nowMs) => orRefused(() => before.renew(instance, nowMs)),
    takeOver: (gone, by) => orRefused(() => before.takeOver(gone, by)),
    retire: (instance) => orRefused(() => before.retire(instance)),
  };
  Object.assign(store, refusing);
  return counted;
}
