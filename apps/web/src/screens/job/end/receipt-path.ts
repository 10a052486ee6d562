import type { Language } from "@jobcan-automation/sentences";

export const receiptKinds = ["xlsx", "csv", "json"] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

/** Where a job's receipt is, in the language of the page it is asked from (Japanese is the service's own). */
export function receiptPath(jobId: string, kind: ReceiptKind, language: Language): string {
  const query = language === "ja" ? "" : `?lang=${language}`;
  return `/receipts/${encodeURIComponent(jobId)}.${kind}${query}`;
}
