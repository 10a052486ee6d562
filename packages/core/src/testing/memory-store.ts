import type { StoredJob } from "../record/job.ts";
import {
  type FinishedJob,
  type JobChange,
  type JobStore,
  type OwnedJob,
  takenOver,
} from "../record/job-store.ts";

/** Jobs in memory, gone with the process: for tests and for a server without a disk. */
export function createMemoryStore(): JobStore {
  const jobs = new Map<string, StoredJob>();
  /** Instances with their rows, by the time of their last sign of life. */
  const rows = new Map<string, number>();
  const owned = ({ id, instance }: OwnedJob) => {
    const job = jobs.get(id);
    if (job === undefined || job.facts.instance !== instance || !rows.has(instance))
      throw takenOver();
    return job;
  };
  const unfinished = () => [...jobs.values()].filter(({ phase }) => phase.state !== "finished");
  const save = (ref: OwnedJob, { progress, days, lines, dropped }: JobChange) => {
    const job = owned(ref);
    if (progress !== undefined) Object.assign(job, structuredClone(progress));
    for (const day of days) {
      job.days = job.days.map((stored) =>
        stored.date === day.date ? structuredClone(day) : stored,
      );
    }
    job.log.push(...structuredClone(lines));
    if (dropped === undefined) return;
    job.log = job.log.filter((line) => line.seq > dropped.upToSeq);
    job.droppedLogEntries = dropped.count;
  };
  return {
    trouble: () => undefined,
    insert(job) {
      if (!rows.has(job.facts.instance)) throw takenOver();
      jobs.set(job.facts.id, structuredClone(job));
    },
    save,
    saveDurably: save,
    load: (jobId) => structuredClone(jobs.get(jobId)),
    findByRequest: (owner, requestKey) => ofRequest(jobs.values(), owner, requestKey),
    newestOf: (owner, most) => newestOf(jobs.values(), owner).slice(0, most),
    unfinished: () => unfinished().map(({ facts: { id, instance } }) => ({ id, instance })),
    finished: () => [...jobs.values()].flatMap(finishedOf),
    remove(jobIds) {
      for (const jobId of jobIds) jobs.delete(jobId);
    },
    register: (instance, nowMs) => void rows.set(instance, nowMs),
    renew(instance, nowMs) {
      const beatAt = rows.get(instance);
      if (beatAt !== undefined) rows.set(instance, Math.max(nowMs, beatAt + 1));
      return beatAt !== undefined;
    },
    instances: () => [...rows].map(([id, beatAt]) => ({ id, beatAt })),
    takeOver(gone, by) {
      if (!rows.has(by)) throw takenOver();
      rows.delete(gone);
      for (const job of unfinished()) {
        if (job.facts.instance === gone) job.facts = { ...job.facts, instance: by };
      }
    },
    retire: (instance) => void rows.delete(instance),
    [Symbol.dispose]: () => jobs.clear(),
  };
}

function finishedOf({ facts, phase, log, droppedLogEntries }: StoredJob): FinishedJob[] {
  if (phase.state !== "finished") return [];
  const { finishedAt, outcome } = phase;
  const logCount = log.length + droppedLogEntries;
  return [
    { id: facts.id, uploadId: facts.uploadId, finishedAt, ok: outcome === "succeeded", logCount },
  ];
}

function newestOf(jobs: Iterable<StoredJob>, owner: string): string[] {
  return [...jobs].flatMap(({ facts }) => (facts.owner === owner ? [facts.id] : [])).toReversed();
}

function ofRequest(
  jobs: Iterable<StoredJob>,
  owner: string,
  requestKey: string,
): string | undefined {
  const found = [...jobs].find(
    ({ facts }) => facts.owner === owner && facts.requestKey === requestKey,
  );
  return found?.facts.id;
}
