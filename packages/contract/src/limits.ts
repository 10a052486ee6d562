/** What the reader accepts of a workbook; shown by the page and enforced by the server. */
export const workbookLimits = {
  maxFileSizeMb: 10,
  maxRows: 2000,
  maxColumns: 50,
  maxSheets: 20,
  maxEntries: 1000,
  maxUncompressedMb: 100,
  maxCompressionRatio: 200,
  /** Characters of one cell that are read; the rest is cut and shown as "…". */
  maxCellChars: 500,
  /** Issues that are listed; further ones are only counted. */
  maxIssues: 500,
  /** Cells of one row of a CSV, empty ones too: as many as Excel has columns. */
  maxRowCells: 16_384,
  /** Cells of a CSV altogether: a million empty rows of four columns, as Excel saves a styled sheet, are below it. */
  maxCells: 4_500_000,
  /** Characters of one cell of a CSV, beyond which it is taken for a quote that was never closed. */
  maxFieldChars: 1_000_000,
  readDeadlineMs: 5_000,
  /** Old generation of the reader's heap; with what Node itself takes it stays below `readerMemoryMb`. */
  readerHeapMb: 40,
  /** All memory of the reader (RSS), at which it is ended: Node alone takes 44, an ordinary month 53. */
  readerMemoryMb: 96,
} as const;

/** A job's log is a ring: the newest entries, each cut to a length in code points. */
export const logLimits = { maxEntries: 200, maxChars: 2000 } as const;

/** Time of one day, in minutes from 0:00; Jobcan counts past midnight up to 47:59. */
export const clockLimits = { maxMin: 47 * 60 + 59 } as const;

/** Characters of the structure of pages that a connection test hands out: of one page, and of a job. */
export const skeletonLimits = { pageChars: 120_000, jobChars: 400_000 } as const;

/** Telemetry events retained for the page that opens late. */
export const telemetryLimits = { ringSize: 200 } as const;

/**
 * Followers over SSE: of a job; and of all jobs and of telemetry, each by itself, those of an owner, of an address, which
 * may be an office, and in total. The last `reserve` are for addresses that hold none.
 */
export const followerLimits = {
  perJob: 4,
  jobs: { owner: 20, address: 500, total: 1000, reserve: 100 },
  telemetry: { owner: 4, address: 250, total: 400, reserve: 40 },
  ringSize: 200,
} as const;
