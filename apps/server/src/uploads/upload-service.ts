import { randomBytes } from "node:crypto";
import {
  AutofillError,
  type CheckedTimesheet,
  type RawWorkbook,
  type ReadChoice,
  type UploadPreview,
} from "@jobcan-automation/contract";
import {
  type Clock,
  type MemoryVerdict,
  type Telemetry,
  noUpload,
  sessionIdOf,
} from "@jobcan-automation/core";
import { checkTimesheet, todayInJapan } from "@jobcan-automation/timesheet";
import { displayFileName } from "@jobcan-automation/workbook";
import type { IncomingUpload, ReadRequest, StoredUpload, UploadService } from "../services.ts";
import { createSemaphore, type Semaphore } from "./semaphore.ts";
import type { UploadFiles } from "./upload-files.ts";

export interface UploadServiceOptions {
  files: UploadFiles;
  clock: Clock;
  telemetry: Pick<Telemetry, "memoryCheck">;
  memory: () => MemoryVerdict;
  /** Shared with all that starts a workbook process. */
  semaphore: Semaphore;
  /** Reads in a process of its own. */
  readWorkbook: (request: {
    path: string;
    fileName: string;
    choice: ReadChoice;
    signal: AbortSignal;
  }) => Promise<RawWorkbook>;
}

interface OwnedUpload extends StoredUpload {
  owner: string;
  sinceMs: number;
}

const retentionMs = 60 * 60_000;
const strayMs = 2 * 60 * 60_000;
const maxUnused = 40;

/** Where workbooks arrive: streamed to disk, read one at a time, checked, and stored as long as a job may need them. */
export class LocalUploads implements UploadService {
  readonly #options: UploadServiceOptions;
  readonly #uploads = new Map<string, OwnedUpload>();
  /** How many jobs need an upload. */
  readonly #jobs = new Map<string, number>();
  readonly #arriving = createSemaphore({ atOnce: 2, waiting: 8 });

  constructor(options: UploadServiceOptions) {
    this.#options = options;
  }

  async receive({ owner, fileName, body, signal }: IncomingUpload): Promise<UploadPreview> {
    const { files, clock, telemetry } = this.#options;
    this.#refuseWhenMemoryIsHigh();
    const uploadId = randomBytes(16).toString("hex");
    await this.#arriving.run(async () => await files.save(uploadId, body, signal), signal);
    telemetry.memoryCheck("upload_done", { sessionId: sessionIdOf(uploadId) });
    const arrived: OwnedUpload = {
      uploadId,
      owner,
      path: files.pathOf(uploadId),
      fileName: displayFileName(fileName),
      sheet: undefined,
      sinceMs: clock.monotonicMs(),
    };
    try {
      const preview = await this.#preview(arrived, { choice: {}, signal });
      this.#uploads.set(uploadId, arrived);
      for (const old of this.#unused().slice(0, -maxUnused)) this.#drop(old);
      return preview;
    } catch (error) {
      files.remove(uploadId);
      throw error;
    }
  }

  async read({ owner, uploadId, choice, signal }: ReadRequest): Promise<UploadPreview> {
    const upload = this.#uploads.get(uploadId);
    if (upload?.owner !== owner) throw new AutofillError("UPLOAD_NOT_FOUND");
    upload.sinceMs = this.#options.clock.monotonicMs();
    return await this.#preview(upload, { choice, signal });
  }

  find(owner: string, uploadId: string): StoredUpload | undefined {
    const upload = this.#uploads.get(uploadId);
    return upload?.owner === owner ? upload : undefined;
  }

  retain(uploadId: string): void {
    if (uploadId === noUpload) return;
    this.#jobs.set(uploadId, (this.#jobs.get(uploadId) ?? 0) + 1);
  }

  /** A job that needed the upload is gone. */
  release(uploadId: string): void {
    if (uploadId === noUpload) return;
    const left = (this.#jobs.get(uploadId) ?? 1) - 1;
    if (left > 0) {
      this.#jobs.set(uploadId, left);
      return;
    }
    this.#jobs.delete(uploadId);
    // One that came before a restart is known to its jobs alone.
    if (!this.#uploads.has(uploadId)) this.#options.files.remove(uploadId);
  }

  /** Where the bytes of an upload are, if they still are. */
  pathOf(uploadId: string): string {
    return this.#options.files.pathOf(uploadId);
  }

  /** Removes what is old and no job needs. */
  sweep(): void {
    const { clock, files } = this.#options;
    const nowMs = clock.monotonicMs();
    for (const old of this.#unused()) if (nowMs - old.sinceMs >= retentionMs) this.#drop(old);
    // Received by an earlier server, and no job came of it.
    for (const id of files.olderThan(strayMs)) {
      if (!this.#uploads.has(id) && !this.#jobs.has(id)) files.remove(id);
    }
  }

  async #preview(
    upload: OwnedUpload,
    { choice, signal }: { choice: ReadChoice; signal: AbortSignal },
  ): Promise<UploadPreview> {
    const { clock, telemetry, semaphore, readWorkbook } = this.#options;
    return await semaphore.run(async (either) => {
      const ids = { sessionId: sessionIdOf(upload.uploadId) };
      telemetry.memoryCheck("excel_before", ids);
      const { path, fileName } = upload;
      try {
        const workbook = await readWorkbook({ path, fileName, choice, signal: either });
        upload.sheet = sheetOf(workbook);
        const { month } = choice;
        return previewOf(upload, workbook, { today: todayInJapan(clock.now()), month });
      } finally {
        telemetry.memoryCheck("excel_after", ids);
      }
    }, signal);
  }

  #refuseWhenMemoryIsHigh(): void {
    const { refusesNewJob, ...facts } = this.#options.memory();
    if (refusesNewJob) throw new AutofillError("MEMORY_BUSY", facts, { retryAfterSecs: 15 });
  }

  #unused(): OwnedUpload[] {
    return [...this.#uploads.values()].filter(({ uploadId }) => !this.#jobs.has(uploadId));
  }

  #drop({ uploadId }: OwnedUpload): void {
    this.#uploads.delete(uploadId);
    this.#options.files.remove(uploadId);
  }
}

function sheetOf({ format, sheet }: RawWorkbook): StoredUpload["sheet"] {
  if (format !== "xlsx" || sheet === undefined) return undefined;
  return { name: sheet.name, headerRow: sheet.headerRow };
}

function previewOf(
  upload: StoredUpload,
  workbook: RawWorkbook,
  { today, month }: { today: string; month: string | undefined },
): UploadPreview {
  const nothing: CheckedTimesheet = { rows: [], issues: [], issueCount: 0 };
  const { sheet } = workbook;
  const { uploadId, fileName } = upload;
  const checked = sheet === undefined ? nothing : checkTimesheet(sheet, { today, month });
  const preview = { uploadId, fileName, workbook, checked, today };
  return month === undefined ? preview : { ...preview, month };
}
