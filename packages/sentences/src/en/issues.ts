import { columnsOf } from "../issue-columns.ts";
import type { Sentences } from "../sentences.ts";

/** Findings about cells, in English, in the sheet's own terms. */
export const issuesEn: Sentences["issues"] = {
  not_a_date: ({ value }) => `“${value}” cannot be read as a date`,
  not_a_time: ({ value }) => `“${value}” cannot be read as a time`,
  ambiguous_time: ({ value }) => `“${value}” can be read as more than one time`,
  no_such_day: ({ value }) => `There is no such day as “${value}”`,
  end_not_after_start: () => "The end is not after the start",
  utc_day: ({ value, suggestion }) =>
    `“${value}” looks like a time in UTC, which is another day in Japan${suggestion === undefined ? "" : ` (${suggestion})`}`,
  month_needed: ({ value }) => `The dates have no month (${value}); choose the month of this sheet`,
  several_people: ({ value }) =>
    `The sheet holds several people's hours (${value}); nothing is read until you choose whose, so that nobody else's are entered`,
  several_months: ({ value }) =>
    `The workbook has a sheet for each month (${value}) and was saved on another one; nothing is read until you choose the sheet or the month`,
  order_understood: ({ value, suggestion }) =>
    `Read ${value} as ${suggestion ?? "a date"}: in the other order it would be no sheet of one month`,
  month_understood: ({ value }) => `Read as ${value}`,
  time_words: ({ value, alsoCells }) =>
    `Words beside times (${value}) are not entered${cellsOf(alsoCells)}`,
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
  weekday_differs: ({ value }) => `The date and the weekday do not agree (${value})`,
  leave_over_times: ({ value }) =>
    `It says “${value}”, yet there are times. Choose this row if the day was worked`,
  planned_row: ({ value }) => `A row of “${value}”. Choose it if these hours were worked`,
  hours_not_read: (issue) =>
    `The times in column ${columnsOf(issue)} (${issue.value}) are not read; this row alone may not be the whole day`,
  break_not_read: (issue) => `The break in column ${columnsOf(issue)} (${issue.value}) is not read`,
  day_goes_on: ({ alsoCells }) =>
    `Times without a date follow below${cellsOf(alsoCells)}. If they belong to this day, put them into one row`,
  start_next_day: ({ value }) =>
    `The start “${value}” would be 24:00 or later; make sure that it is meant`,
  quote_left_open: ({ value }) =>
    `A quote (") is left open: the next ${value} lines of the file lie in this row and are not read`,
  day_out_of_place: ({ value }) =>
    `“${value}” is of another month than the rows around it. Choose this row if the date is right`,
  struck_out: ({ value }) =>
    `“${value}” is struck through. Choose this row if it was not taken back`,
  unseen_text: ({ value }) =>
    `“${value}” is white text that Excel does not show. Choose this row if the day was worked`,
  hidden_columns: (issue) =>
    `Column ${columnsOf(issue)}, hidden in Excel, is read (${issue.value})`,
  rows_not_read: ({ value }) => `Rows above the headings are not read (${value})`,
  table_not_read: ({ value }) => `Rows that look like another table are not read (${value})`,
  other_sheets: ({ value }) =>
    `Other sheets with times are not read (${value}). Each can be chosen and entered by itself`,
  zero_hours: () => "0:00 to 0:00 counts as a day without work",
  other_hours: (issue) => `Column ${columnsOf(issue)} (${issue.value}) is not read`,
  other_break: (issue) =>
    `The break in column ${columnsOf(issue)} (${issue.value}) is not entered; only breaks with a start and an end can be. The company's settings may subtract a break of this length by themselves`,
  other_note: (issue) => `Column ${columnsOf(issue)} (${issue.value}) is not read as the note`,
  other_date: (issue) => `Column ${columnsOf(issue)} (${issue.value}) is not read as the date`,
  day_in_parts: ({ value }) => `Entered as work at ${value}, with the time between as breaks`,
  planned_rows: ({ value }) => `Rows of planned hours are not read (${value})`,
  date_by_content: (issue) =>
    `No heading says date, so column ${columnsOf(issue)} is read as the date`,
  layout_read: ({ value }) =>
    value === "days_across"
      ? "Read as a sheet of days side by side"
      : "Read as a sheet of one punch a row",
  overnight_understood: ({ value, suggestion }) =>
    `Understood as the next day (${value}${suggestion === undefined ? "" : ` → ${suggestion}`})`,
  formula_value_used: () => "The formula's saved value is used",
  text_cut: () => "A long text was cut",
};

function cellsOf(cells: string[] | undefined): string {
  return cells === undefined || cells.length === 0 ? "" : ` (${cells.join(", ")})`;
}
