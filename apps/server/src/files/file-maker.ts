import { existsSync } from "node:fs";
import { AutofillError } from "@jobcan-automation/contract";
import { makeReceipt, makeTemplate } from "@jobcan-automation/workbook";
import {
  receiptCsv,
  receiptFileName,
  receiptJson,
  receiptRows,
  templateMonth,
  todayInJapan,
} from "@jobcan-automation/timesheet";
import type { ProcessSystem } from "@jobcan-automation/proc";
import type { FairPlaces } from "../uploads/fair-places.ts";
import type { FileMaker, MadeFile, ReceiptRequest } from "../services.ts";

export interface FileMakerOptions {
  /** The workbook process' program. */
  entry: URL;
  system: ProcessSystem;
  now: () => number;
  /** Where an upload's bytes are, if they still are. */
  pathOf: (uploadId: string) => string;
  /** Makes a template in a process of its own; another one in tests. */
  make?: typeof makeTemplate;
  /** A workbook process takes about 100 MB, so many downloads at once must not start many of them. */
  places: FairPlaces;
}

const maxTemplates = 12;

/** Templates and receipts. A day's templates are made once each, and the last 12 are held. Sentences are loaded when the first receipt is asked for: an idle server does without. */
export function createFileMaker(options: FileMakerOptions): FileMaker {
  const { entry, system, places, make = makeTemplate } = options;
  const templates = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    async template(asked, holder, signal) {
      const today = todayInJapan(options.now());
      const month = monthOf(asked, today);
      const key = `${month} ${today}`;
      const work = async (either: AbortSignal) =>
        templates.get(key) ?? toBytes(await make({ month, today, entry, system, signal: either }));
      const bytes = templates.get(key) ?? (await places.run(holder, work, signal));
      templates.set(key, bytes);
      const [oldest] = templates.keys();
      if (templates.size > maxTemplates && oldest !== undefined) templates.delete(oldest);
      return { bytes, fileName: `勤怠_${month}.xlsx` };
    },
    receipt: async (request) => await receiptOf(options, request),
  };
}

async function receiptOf(options: FileMakerOptions, request: ReceiptRequest): Promise<MadeFile> {
  const { job, format, signal } = request;
  const fileName = receiptFileName(job, format);
  const { catalogues, receiptLabels } = await import("@jobcan-automation/sentences");
  const labels = receiptLabels(catalogues[request.language]);
  switch (format) {
    case "json": {
      const finishedAt = job.status.state === "finished" ? job.status.finishedAt : options.now();
      const { id: jobId, fileName: name, probe } = job;
      const facts = { jobId, fileName: name, finishedAt, ...(probe !== undefined && { probe }) };
      const text = receiptJson(job.days, facts);
      return { bytes: new TextEncoder().encode(text), fileName };
    }
    case "csv": {
      const text = receiptCsv(receiptRows(job.days, labels), labels.headings);
      return { bytes: new TextEncoder().encode(text), fileName };
    }
    case "xlsx": {
      const original = originalOf(options, request);
      const { entry, system, places } = options;
      const content = { records: job.days, labels, entry, system, ...(original && { original }) };
      const receipt = await places.run(
        request.holder,
        async (either) => await makeReceipt({ ...content, signal: either }),
        signal,
      );
      return { bytes: toBytes(receipt.bytes), fileName: receiptFileName(job, receipt.extension) };
    }
  }
}

/** The user's own file, also after a restart: the job knows which sheet of it was read. */
function originalOf({ pathOf }: FileMakerOptions, { upload }: ReceiptRequest) {
  const { uploadId, sheet } = upload;
  const path = pathOf(uploadId);
  if (sheet === undefined || !existsSync(path)) return undefined;
  return { path, sheet: sheet.name, headerRow: sheet.headerRow };
}

/** "2026-11" as it is; "this-month" and "last-month" by Japan's calendar. */
function monthOf(asked: string, today: string): string {
  if (asked === "this-month" || asked === "last-month") return templateMonth(asked, today);
  if (/^20\d\d-(0[1-9]|1[0-2])$/.test(asked)) return asked;
  throw new AutofillError("INVALID_REQUEST", { field: "month" });
}

function toBytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}
