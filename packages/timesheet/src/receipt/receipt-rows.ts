import type { DayRecord, HeldPunch } from "@jobcan-automation/contract";
import { byDate } from "../values/dates/calendar.ts";
import { formatClock } from "../values/times/clock-time.ts";

/** One line of a receipt, all of it as shown text. `row` is the row of the user's sheet. */
export interface ReceiptRow {
  row: number;
  date: string;
  start: string;
  end: string;
  note: string;
  result: string;
  held: string;
  reason: string;
}

/** What the columns of a receipt are called. */
export type ReceiptHeadings = Record<Exclude<keyof ReceiptRow, "row">, string>;

/** The words of a receipt in the reader's language; the caller brings them. */
export interface ReceiptLabels {
  headings: ReceiptHeadings;
  /** How the day ended, or that it has not ended yet. */
  outcome(record: DayRecord): string;
  /** Why, empty when there is nothing to say. */
  reason(record: DayRecord): string;
  /** One punch of Jobcan's list, as 「出勤 09:00」; `time` is already formatted. */
  punch(punch: HeldPunch, time: string): string;
}

/**
 * The lines of a receipt: the sheet's times, the outcome, and what Jobcan held when it was last read. In order of days.
 */
export function receiptRows(records: readonly DayRecord[], labels: ReceiptLabels): ReceiptRow[] {
  return records.toSorted(byDate).map((record) => ({
    row: record.row,
    date: record.date,
    start: timeOf(record, "work_start"),
    end: timeOf(record, "work_end"),
    note: record.note,
    result: labels.outcome(record),
    held: heldText(record.now ?? record.before ?? [], labels),
    reason: labels.reason(record),
  }));
}

function timeOf(record: DayRecord, kind: "work_start" | "work_end"): string {
  const punch = record.wanted.find((wanted) => wanted.kind === kind);
  return punch ? formatClock(punch.timeMin) : "";
}

function heldText(held: readonly HeldPunch[], labels: ReceiptLabels): string {
  return held.map((punch) => labels.punch(punch, formatClock(punch.timeMin))).join(" / ");
}
