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
import { createFairPlaces, type FairPlaces, type Holder } from "./fair-places.ts";
import { type HeldUpload, refuseBeyondShare, storageShares } from "./stored-uploads.ts";
import type { UploadFiles } from "./upload-files.ts";

export interface UploadServiceOptions {
  files: UploadFiles;
  clock: Clock;
  telemetry: Pick<Telemetry, "memoryCheck">;
  memory: () => MemoryVerdict;
  /** Shared with all that starts a workbook process. */
  places: FairPlaces;
  /** Reads in a process of its own. */
  readWorkbook: (request: {
    path: string;
    fileName: string;
    choice: ReadChoice;
    signal: AbortSignal;
  }) => Promise<RawWorkbook>;
}

/** How long an upload is held that no job needs; and one that an earlier server has received. */
export const uploadRetention = { ms: 60 * 60_000, strayMs: 2 * 60 * 60_000 } as const;
/** A body on its way to disk costs its buffers; an office of 200 sends its sheets through eight places. */
const arriving = {
  atOnce: { owner: 2, address: 8, all: 32 },
  waiting: { owner: 2, address: 250, all: 1_000 },
} as const;

/** Where workbooks arrive: streamed to disk, read one at a time, checked, and stored as long as a job may need them. */
export class LocalUploads implements UploadService {
  readonly #options: UploadServiceOptions;
  readonly #uploads = new Map<string, HeldUpload>();
  /** Saved and not read yet: they take room, and nobody can ask for them. */
  readonly #unread = new Set<HeldUpload>();
  /** How many jobs need an upload. */
  readonly #jobs = new Map<string, number>();
  readonly #arriving = createFairPlaces(arriving);

  constructor(options: UploadServiceOptions) {
    this.#options = options;
  }

  async receive(incoming: IncomingUpload): Promise<UploadPreview> {
    const { owner, address, signal } = incoming;
    const { files, telemetry } = this.#options;
    this.#refuseWhenMemoryIsHigh();
    refuseBeyondShare(this.#held(), address);
    const holder = { owner, address };
    const save = async () => await this.#save(incoming);
    const arrived = await this.#arriving.run(holder, save, signal);
    const { uploadId } = arrived;
    try {
      telemetry.memoryCheck("upload_done", { sessionId: sessionIdOf(uploadId) });
      const preview = await this.#preview(arrived, { holder, choice: {}, signal });
      this.#uploads.set(uploadId, arrived);
      const own = this.#unused().filter((upload) => upload.owner === owner);
      for (const old of own.slice(0, -storageShares.perOwner)) this.#drop(old);
      return preview;
    } catch (error) {
      files.remove(uploadId);
      throw error;
    } finally {
      this.#unread.delete(arrived);
    }
  }

  async read({ owner, address, uploadId, choice, signal }: ReadRequest): Promise<UploadPreview> {
    const upload = this.#uploads.get(uploadId);
    if (upload?.owner !== owner) throw new AutofillError("UPLOAD_NOT_FOUND");
    upload.sinceMs = this.#options.clock.monotonicMs();
    return await this.#preview(upload, { holder: { owner, address }, choice, signal });
  }

  find(owner: string, uploadId: string): StoredUpload | undefined {
    const upload = this.#uploads.get(uploadId);
    return upload?.owner === owner ? upload : undefined;
  }

  /** An upload that another server has received. */
  async adopt(
    uploadId: string,
    { owner, address, fileName, sheet }: Holder & Pick<StoredUpload, "fileName" | "sheet">,
    content: Uint8Array,
  ): Promise<void> {
    const { files, clock } = this.#options;
    const { signal } = new AbortController();
    files.remove(uploadId);
    const bytes = await files.save(uploadId, new Blob([Buffer.from(content)]).stream(), signal);
    const [path, sinceMs] = [files.pathOf(uploadId), clock.monotonicMs()];
    const upload = { uploadId, owner, address, bytes, path, fileName, sheet, sinceMs };
    this.#uploads.set(uploadId, upload);
  }

  /** Another server has read it with this sheet. */
  choose(uploadId: string, sheet: StoredUpload["sheet"]): void {
    const upload = this.#uploads.get(uploadId);
    if (upload !== undefined) upload.sheet = sheet;
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
    for (const old of this.#unused())
      if (nowMs - old.sinceMs >= uploadRetention.ms) this.#drop(old);
    // Received by an earlier server, and no job came of it.
    for (const id of files.olderThan(uploadRetention.strayMs)) {
      if (!this.#uploads.has(id) && !this.#jobs.has(id)) files.remove(id);
    }
  }

  /** Streams an upload to disk once its turn has come; many may have arrived while it waited. */
  async #save({ owner, address, fileName, body, signal }: IncomingUpload): Promise<HeldUpload> {
    const { files, clock } = this.#options;
    refuseBeyondShare(this.#held(), address);
    const uploadId = randomBytes(16).toString("hex");
    const arrived: HeldUpload = {
      uploadId,
      owner,
      address,
      bytes: await files.save(uploadId, body, signal),
      path: files.pathOf(uploadId),
      fileName: displayFileName(fileName),
      sheet: undefined,
      sinceMs: clock.monotonicMs(),
    };
    this.#unread.add(arrived);
    return arrived;
  }

  async #preview(
    upload: HeldUpload,
    { holder, choice, signal }: { holder: Holder; choice: ReadChoice; signal: AbortSignal },
  ): Promise<UploadPreview> {
    const { clock, telemetry, places, readWorkbook } = this.#options;
    return await places.run(
      holder,
      async (either) => {
        const ids = { sessionId: sessionIdOf(upload.uploadId) };
        telemetry.memoryCheck("excel_before", ids);
        const { path, fileName } = upload;
        try {
          const workbook = await readWorkbook({ path, fileName, choice, signal: either });
          upload.sheet = sheetOf(workbook);
          const { month, person } = choice;
          return previewOf(upload, workbook, { today: todayInJapan(clock.now()), month, person });
        } finally {
          telemetry.memoryCheck("excel_after", ids);
        }
      },
      signal,
    );
  }

  #refuseWhenMemoryIsHigh(): void {
    const { refusesNewJob, ...facts } = this.#options.memory();
    if (refusesNewJob) throw new AutofillError("MEMORY_BUSY", facts, { retryAfterSecs: 15 });
  }

  #unused(): HeldUpload[] {
    return [...this.#uploads.values()].filter(({ uploadId }) => !this.#jobs.has(uploadId));
  }

  /** All that takes room and that no job needs. */
  #held(): HeldUpload[] {
    return [...this.#unused(), ...this.#unread];
  }

  #drop({ uploadId }: HeldUpload): void {
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
  options: { today: string; month: string | undefined; person: string | undefined },
): UploadPreview {
  const nothing: CheckedTimesheet = { rows: [], issues: [], issueCount: 0 };
  const { sheet } = workbook;
  const { uploadId, fileName } = upload;
  const checked = sheet === undefined ? nothing : checkTimesheet(sheet, options);
  const { today, month, person } = options;
  return {
    uploadId,
    fileName,
    workbook,
    checked,
    today,
    ...(month === undefined ? {} : { month }),
    ...(person === undefined ? {} : { person }),
  };
}
