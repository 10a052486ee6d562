import type { DayRecord } from "@jobcan-automation/contract";

export interface ReceiptFacts {
  jobId: string;
  fileName: string;
  /** Wall time, epoch milliseconds. */
  finishedAt: number;
}

/** The receipt for programs: the day records as they are, in day order, in contract's own words. */
export function receiptJson(records: readonly DayRecord[], facts: ReceiptFacts): string {
  const days = records.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return `${JSON.stringify({ ...facts, days }, null, 2)}\n`;
}
