/** Where in a job's life memory is measured; each is a `tag` of a `[memory_check]` line. */
export const checkpointTags = [
  "upload_done",
  "excel_before",
  "excel_after",
  "browser_before",
  "browser_after",
  "job_start",
  "job_completed",
  "job_error",
  "browser_cleanup_after",
  "prune_jobs_before",
  "prune_jobs_after",
] as const;
export type CheckpointTag = (typeof checkpointTags)[number];
