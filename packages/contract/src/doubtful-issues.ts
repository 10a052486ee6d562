/** Warnings that speak against entering their row: it is `doubtful`. Without zod, as limits are, for the page and the workbook process. */
export const doubtfulIssueCodes = [
  "weekday_differs",
  "leave_over_times",
  "planned_row",
  "hours_not_read",
  "break_not_read",
  "day_goes_on",
  "start_next_day",
  "quote_left_open",
] as const;
