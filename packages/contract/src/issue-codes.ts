/** Warnings that speak against entering their row: it is `doubtful`. */
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

export const issueLevels = ["error", "warning", "info"] as const;

export const issueCodes = [
  // errors
  "not_a_date",
  "not_a_time",
  "ambiguous_time",
  "no_such_day",
  "utc_day",
  "month_needed",
  "several_people",
  "several_months",
  "end_not_after_start",
  "missing_date",
  "missing_start",
  "missing_end",
  "missing_break_side",
  "break_outside_hours",
  "same_day_twice",
  "over_47_59",
  "formula_without_value",
  // warnings
  "under_30_minutes",
  "over_16_hours",
  "future_day",
  "over_one_year_old",
  "weekend",
  "holiday",
  "hidden_row",
  "two_months",
  ...doubtfulIssueCodes,
  "hidden_columns",
  "rows_not_read",
  "table_not_read",
  // infos
  "month_understood",
  "order_understood",
  "time_words",
  "zero_hours",
  "other_hours",
  "other_break",
  "other_note",
  "other_date",
  "day_in_parts",
  "planned_rows",
  "date_by_content",
  "layout_read",
  "overnight_understood",
  "formula_value_used",
  "text_cut",
] as const;
export type IssueCode = (typeof issueCodes)[number];
