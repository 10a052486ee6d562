/** The beginning of a job's id, as many letters as lines of the log show: enough to find it there, and no key to it. */
export function shortIdOf(jobId: string): string {
  return jobId.slice(0, shortIdLetters);
}

const shortIdLetters = 8;
