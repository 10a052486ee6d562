import type { DayRecord, ProbeReport } from "@jobcan-automation/contract";
import { byDate } from "../values/dates/calendar.ts";

export interface ReceiptFacts {
  jobId: string;
  fileName: string;
  /** Wall time, epoch milliseconds. */
  finishedAt: number;
  /** Of a connection test, which has no days. */
  probe?: ProbeReport;
}

/** The receipt for programs: the day records unchanged, in order of days. */
export function receiptJson(records: readonly DayRecord[], facts: ReceiptFacts): string {
  const days = records.toSorted(byDate);
  return `${JSON.stringify({ ...facts, days }, null, 2)}\n`;
}
