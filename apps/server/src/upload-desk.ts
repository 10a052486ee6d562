import { randomBytes } from "node:crypto";
import type {
  CheckedTimesheet,
  RawWorkbook,
  ReadChoice,
  UploadPreview,
} from "@jobcan-automation/contract";
import { AutofillError } from "@jobcan-automation/core/errors";
import type { MemoryVerdict } from "@jobcan-automation/core/jobs/engine-options";
import { todayInJapan } from "@jobcan-automation/core/jobs/run-spec";
import type { Clock, Telemetry } from "@jobcan-automation/core/ports";
import { checkTimesheet } from "@jobcan-automation/core/timesheet/check-timesheet";
import { displayFileName } from "@jobcan-automation/core/workbook/file-name";
import { createSlots } from "./parse-slots.ts";
import type { StoredUpload, UploadDesk } from "./services.ts";
import type { UploadFiles } from "./upload-files.ts";

export interface UploadDeskOptions {
  files: UploadFiles;
  clock: Clock;
  telemetry: Pick<Telemetry, "memoryCheck">;
  memory: () => MemoryVerdict;
  /** Reads in a process of its own. */
  readWorkbook: (request: {
    path: string;
    fileName: string;
    choice: ReadChoice;
    signal: AbortSignal;
  }) => Promise<RawWorkbook>;
}

/** The desk, with what the composition needs of it. */
export interface KeptUploadDesk extends UploadDesk {
  /** A job that needed it is gone. */
  release(uploadId: string): void;
  /** Removes what is old and no job needs. */
  sweep(): void;
}

interface Kept extends StoredUpload {
  owner: string;
  sinceMs: number;
}

const keptMs = 60 * 60_000;
const maxUnused = 40;

/** Where workbooks arrive: streamed to disk, read one at a time, checked, and kept as long as a job may need them. */
export function createUploadDesk(options: UploadDeskOptions): KeptUploadDesk {
  const { files, clock, telemetry } = options;
  const kept = new Map<string, Kept>();
  const jobs = new Map<string, number>();
  const slots = createSlots({ atOnce: 1, waiting: 4 });
  const incoming = createSlots({ atOnce: 2, waiting: 8 });

  const preview = async (upload: Kept, choice: ReadChoice, signal: AbortSignal) =>
    await slots.run(async () => {
      const ids = { sessionId: upload.owner.slice(0, 8) };
      telemetry.memoryCheck("excel_before", ids);
      const { path, fileName } = upload;
      try {
        const workbook = await options.readWorkbook({ path, fileName, choice, signal });
        upload.sheet = sheetOf(workbook);
        return previewOf(upload, workbook, todayInJapan(clock.now()));
      } finally {
        telemetry.memoryCheck("excel_after", ids);
      }
    }, signal);

  const unused = () => [...kept.values()].filter(({ uploadId }) => !jobs.has(uploadId));
  const drop = ({ uploadId }: Pick<Kept, "uploadId">) => {
    kept.delete(uploadId);
    files.remove(uploadId);
  };
  const find = (owner: string, uploadId: string) => {
    const upload = kept.get(uploadId);
    return upload?.owner === owner ? upload : undefined;
  };

  return {
    async receive({ owner, fileName, body, signal }) {
      refuseWhenMemoryIsHigh(options);
      const uploadId = randomBytes(16).toString("hex");
      await incoming.run(async () => await files.save(uploadId, body, signal), signal);
      telemetry.memoryCheck("upload_done", { sessionId: owner.slice(0, 8) });
      const path = files.pathOf(uploadId);
      const upload: Kept = {
        ...{ uploadId, owner, path, fileName: displayFileName(fileName), sheet: undefined },
        sinceMs: clock.monotonicMs(),
      };
      try {
        const seen = await preview(upload, {}, signal);
        kept.set(uploadId, upload);
        for (const old of unused().slice(0, -maxUnused)) drop(old);
        return seen;
      } catch (error) {
        files.remove(uploadId);
        throw error;
      }
    },
    async read({ owner, uploadId, choice, signal }) {
      const upload = find(owner, uploadId);
      if (upload === undefined) throw new AutofillError("UPLOAD_NOT_FOUND");
      upload.sinceMs = clock.monotonicMs();
      return await preview(upload, choice, signal);
    },
    find,
    retain: (uploadId) => void jobs.set(uploadId, (jobs.get(uploadId) ?? 0) + 1),
    release(uploadId) {
      const left = (jobs.get(uploadId) ?? 1) - 1;
      if (left > 0) jobs.set(uploadId, left);
      else {
        jobs.delete(uploadId);
        if (!kept.has(uploadId)) files.remove(uploadId);
      }
    },
    sweep() {
      const nowMs = clock.monotonicMs();
      for (const old of unused().filter(({ sinceMs }) => nowMs - sinceMs >= keptMs)) drop(old);
    },
  };
}

function refuseWhenMemoryIsHigh({ memory }: UploadDeskOptions): void {
  const { refusesNewJob, ...facts } = memory();
  if (refusesNewJob) throw new AutofillError("MEMORY_BUSY", facts, { retryAfterSecs: 15 });
}

function sheetOf({ format, sheet }: RawWorkbook): StoredUpload["sheet"] {
  if (format !== "xlsx" || sheet === undefined) return undefined;
  return { name: sheet.name, headerRow: sheet.headerRow };
}

function previewOf(upload: StoredUpload, workbook: RawWorkbook, today: string): UploadPreview {
  const nothing: CheckedTimesheet = { rows: [], issues: [], issueCount: 0 };
  const { sheet } = workbook;
  const checked = sheet === undefined ? nothing : checkTimesheet(sheet, { today });
  return { uploadId: upload.uploadId, fileName: upload.fileName, workbook, checked, today };
}
