/** Ids in the order they will be started. */
export interface JobQueue {
  readonly length: number;
  push(jobId: string): void;
  /** The next in line, which stays until it is taken out. */
  first(): string | undefined;
  /** Takes the job out; false where it was not waiting. */
  remove(jobId: string): boolean;
  /** From 1; undefined where it is not waiting. */
  positionOf(jobId: string): number | undefined;
  ids(): readonly string[];
}

/** First come, first served. The limit is the engine's to hold. */
export function createJobQueue(): JobQueue {
  const ids: string[] = [];
  return {
    get length() {
      return ids.length;
    },
    push: (jobId) => void ids.push(jobId),
    first: () => ids[0],
    remove(jobId) {
      const index = ids.indexOf(jobId);
      if (index >= 0) ids.splice(index, 1);
      return index >= 0;
    },
    positionOf(jobId) {
      const index = ids.indexOf(jobId);
      return index < 0 ? undefined : index + 1;
    },
    ids: () => [...ids],
  };
}
