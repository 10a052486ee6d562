import type { StoredJob } from "./job.ts";
import type { FinishedJob, JobStore } from "./job-store.ts";

/** Jobs in memory, gone with the process: for tests and for a server without a disk. */
export function createMemoryStore(): JobStore {
  const jobs = new Map<string, StoredJob>();
  const known = (jobId: string) => {
    const job = jobs.get(jobId);
    if (job === undefined) throw new RangeError("no such job is kept");
    return job;
  };
  return {
    insert: (job) => void jobs.set(job.facts.id, structuredClone(job)),
    update(jobId, progress) {
      Object.assign(known(jobId), structuredClone(progress));
    },
    appendLog(jobId, entry, dropped) {
      const job = known(jobId);
      job.log.push(structuredClone(entry));
      if (dropped === undefined) return;
      job.log = job.log.filter((kept) => kept.seq > dropped.upToSeq);
      job.droppedLogEntries = dropped.count;
    },
    saveDay(jobId, day) {
      const job = known(jobId);
      job.days = job.days.map((kept) => (kept.date === day.date ? structuredClone(day) : kept));
    },
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
