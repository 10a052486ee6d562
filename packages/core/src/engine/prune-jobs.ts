/** The finished jobs whose time is over. Ages are measured by a clock that never jumps. */
export function jobsToPrune<T extends { ageMs: number }>(
  jobs: readonly T[],
  retentionMs: number,
): T[] {
  return jobs.filter((job) => job.ageMs >= retentionMs);
}
