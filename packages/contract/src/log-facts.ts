export const logLevels = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof logLevels)[number];

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

/** The steps of closing a browser, and the server's own check after a run: no process and no file of it is left. */
export type CleanupStep = "page" | "context" | "browser" | "playwright";
export type RunProof = "tree" | "temp";

export interface CleanupResult {
  ok: boolean;
  /** Masked, one line; present when not ok. */
  error?: string | undefined;
  /** True when the close runs because something failed before. */
  errorPath: boolean;
}

export interface PrunedJob {
  jobId: string;
  status: "completed" | "error";
  logCount: number;
  ageSecs: number;
}
