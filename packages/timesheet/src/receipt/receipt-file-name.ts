import type { JobMode } from "@jobcan-automation/contract";

/** What a job's receipt is called: as its sheet, with an ending of its own. */
export function receiptFileName(
  { fileName, mode }: { fileName: string; mode: JobMode },
  extension: string,
): string {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, "") || mode;
  return `${stem}_receipt.${extension}`;
}
