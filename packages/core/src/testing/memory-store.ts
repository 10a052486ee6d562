import type { StoredJob } from "../record/job.ts";
import type { FinishedJob, JobChange, JobStore } from "../record/job-store.ts";

/** Jobs in memory, gone with the process: for tests and for a server without a disk. */
export function createMemoryStore(): JobStore {
  const jobs = new Map<string, StoredJob>();
  const known = (jobId: string) => {
    const job = jobs.get(jobId);
    if (job === undefined) throw new RangeError("no such job is stored");
    return job;
  };
  const save = (jobId: string, { progress, days, lines, dropped }: JobChange) => {
    const job = known(jobId);
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
    insert: (job) => void jobs.set(job.facts.id, structuredClone(job)),
    save,
    saveDurably: save,
    load: (jobId) => structuredClone(jobs.get(jobId)),
    findByRequest: (owner, requestKey) =>
      jobs.values().find(({ facts }) => facts.owner === owner && facts.requestKey === requestKey)
        ?.facts.id,
    unfinished: () =>
      [...jobs.values()]
        .filter((job) => job.phase.state !== "finished")
        .map(({ facts }) => ({ id: facts.id, instance: facts.instance })),
    finished: () => [...jobs.values()].flatMap(finishedOf),
    remove(jobIds) {
      for (const jobId of jobIds) jobs.delete(jobId);
    },
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
