/** Exit codes of the process. */
export const exitCodes = {
  /** The job succeeded; the sheet is free of errors; the stop or the template arrived. */
  ok: 0,
  /** The job ended otherwise: partly done, failed, stopped, interrupted. */
  notDone: 1,
  /** The command line was not understood. */
  usage: 2,
  /** The sheet has rows to correct; nothing was sent to Jobcan. */
  sheetErrors: 3,
  /** The service could not be reached, or refused. */
  service: 4,
  /** Ctrl-C; the job was asked to stop. */
  cancelled: 130,
} as const;
