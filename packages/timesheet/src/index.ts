export { checkTimesheet } from "./checks/check-timesheet.ts";
export { mappingOfRow } from "./checks/finding.ts";
export { placeOf } from "./checks/place-of.ts";
export { isEmptyRaw } from "./checks/read-cell.ts";
export { type CellEdit, editSheet, isRow } from "./edit-sheet.ts";
export { daysWithoutEntry } from "./days-without-entry.ts";
export { type UnderstoodRow, understoodRows } from "./understood-rows.ts";
export { receiptCsv } from "./receipt/receipt-csv.ts";
export { receiptFileName } from "./receipt/receipt-file-name.ts";
export { receiptJson } from "./receipt/receipt-json.ts";
export {
  type ReceiptHeadings,
  type ReceiptLabels,
  type ReceiptRow,
  receiptRows,
} from "./receipt/receipt-rows.ts";
export { restCsv, type RestCsvOptions } from "./rest-csv.ts";
export { suggestedEdits } from "./suggestions/suggested-edits.ts";
export { correctionsOf, wantedPunches } from "./plan-timesheet.ts";
export { type TemplateRow, templateMonth, templateRows } from "./template-rows.ts";
export {
  addDays,
  addMonths,
  byDate,
  civilDay,
  dayNumber,
  dayNumberOf,
  isoDay,
  todayInJapan,
  weekdayOf,
} from "./values/dates/calendar.ts";
export { cellName, columnLetters } from "./values/texts/cell-name.ts";
export { findNamed } from "./values/texts/find-named.ts";
export { formatClock, parseClockTime } from "./values/times/clock-time.ts";
export { cutText } from "./values/texts/cut-text.ts";
export { isExampleMark, mayBeExample } from "./values/texts/example-words.ts";
export { isDayOffMark, leaveIn } from "./values/texts/leave-words.ts";
export { isBlankText, toPlainText } from "./values/texts/plain-text.ts";
export { monthOfYear, saidTime, type SaidTime } from "./values/dates/said-time.ts";
export { withMonthNumber } from "./values/dates/named-month.ts";
export { isSumLabel } from "./values/texts/sum-label.ts";
export {
  isTimeLike,
  splitTimeRange,
  splitTimeRanges,
  type TimeRange,
} from "./values/times/time-range.ts";
export {
  dayOfSerial,
  firstDaySerial,
  parseTimesheetDate,
  serialOf1970,
  splitSerial,
} from "./values/dates/timesheet-date.ts";
export { weekdayIn, withoutWeekday } from "./values/dates/weekday.ts";
