import type { JobView } from "@jobcan-automation/contract";
import type { Sentences } from "@jobcan-automation/sentences";

/** What a job is called: its file's name, else what it does. */
export function jobName(
  { fileName, mode }: Pick<JobView, "fileName" | "mode">,
  { jobModes }: Pick<Sentences, "jobModes">,
): string {
  return fileName || jobModes[mode];
}
