import type { Sentences } from "../sentences.ts";

/** Findings about cells, in English, in the sheet's own terms. */
export const issuesEn: Sentences["issues"] = {
  not_a_date: ({ value }) => `“${value}” cannot be read as a date`,
  not_a_time: ({ value }) => `“${value}” cannot be read as a time`,
  ambiguous_time: ({ value }) => `“${value}” can be read as more than one time`,
  no_such_day: ({ value }) => `There is no such day as “${value}”`,
  end_not_after_start: () => "The end is not after the start",
  missing_date: () => "The date is missing",
  missing_start: () => "The start is missing",
  missing_end: () => "The end is missing",
  missing_break_side: () => "A break needs both a start and an end",
  break_outside_hours: () => "The break lies outside working hours",
  same_day_twice: ({ alsoCells }) => `The same day is given twice${cellsOf(alsoCells)}`,
  over_47_59: ({ value }) => `“${value}” is past 47:59`,
  formula_without_value: () =>
    "The formula has no saved value (open the file in Excel and save it)",
  under_30_minutes: () => "Less than 30 minutes of work",
  over_16_hours: () => "More than 16 hours of work",
  future_day: () => "A day that has not come yet",
  over_one_year_old: () => "A day more than a year ago",
  weekend: () => "A weekend day",
  holiday: ({ value, suggestion }) => `A public holiday (${suggestion ?? value})`,
  hidden_row: () => "A row hidden in Excel",
  two_months: ({ value }) => `Another month than the other rows (${value})`,
  overnight_understood: ({ value, suggestion }) =>
    `Understood as the next day (${value}${suggestion === undefined ? "" : ` → ${suggestion}`})`,
  formula_value_used: () => "The formula's saved value is used",
  text_cut: () => "A long text was cut",
};

function cellsOf(cells: string[] | undefined): string {
  return cells === undefined || cells.length === 0 ? "" : ` (${cells.join(", ")})`;
}
