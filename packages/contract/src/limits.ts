/** What the reader accepts of a workbook; told to the page and enforced by the server (issue sheets of any size end here, not in memory). */
export const workbookLimits = {
  maxFileSizeMb: 10,
  maxRows: 2000,
  maxColumns: 50,
  maxSheets: 20,
  maxEntries: 1000,
  maxUncompressedMb: 100,
  maxCompressionRatio: 200,
  /** Characters of one cell that are kept; the rest is cut and shown as "…". */
  maxCellChars: 500,
  /** Issues listed one by one; the count goes on. */
  maxIssues: 500,
  readDeadlineMs: 5_000,
  readerHeapMb: 96,
} as const;

/** A job's log is a ring: the newest entries, each cut to a length in code points. */
export const logLimits = { maxEntries: 200, maxChars: 2000 } as const;

/** Time of one day, in minutes from 0:00; Jobcan counts past midnight up to 47:59. */
export const clockLimits = { maxMin: 47 * 60 + 59 } as const;

/** Telemetry events kept for the page that opens late. */
export const telemetryLimits = { ringSize: 200 } as const;

/** Followers over SSE: a job, an address, and all together. */
export const followerLimits = { perJob: 4, perAddress: 20, total: 1000, ringSize: 200 } as const;
