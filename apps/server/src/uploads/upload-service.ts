import { randomBytes } from "node:crypto";
import {
  type CheckedTimesheet,
  type RawWorkbook,
  type ReadChoice,
  type UploadPreview,
  AutofillError,
} from "@jobcan-automation/contract";
import type { MemoryVerdict, Clock, Telemetry } from "@jobcan-automation/core";
import { todayInJapan, checkTimesheet } from "@jobcan-automation/timesheet";
import { displayFileName } from "@jobcan-automation/workbook";
import { type Slots, createSlots } from "./semaphore.ts";
import type { IncomingUpload, StoredUpload, UploadDesk } from "../services.ts";
import type { UploadFiles } from "./upload-files.ts";

export interface UploadDeskOptions {
  files: UploadFiles;
  clock: Clock;
  telemetry: Pick<Telemetry, "memoryCheck">;
  memory: () => MemoryVerdict;
  /** The turns of the workbook process, which others take as well. */
  turns: Slots;
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
  /** Where the bytes of an upload are, if they still are. */
  pathOf(uploadId: string): string;
  /** Removes what is old and no job needs. */
  sweep(): void;
}

interface Kept extends StoredUpload {
  owner: string;
  sinceMs: number;
}

const keptMs = 60 * 60_000;
const strayMs = 2 * 60 * 60_000;
const maxUnused = 40;

/** Where workbooks arrive: streamed to disk, read one at a time, checked, and kept as long as a job may need them. */
export function createUploadDesk(options: UploadDeskOptions): KeptUploadDesk {
  const state: DeskState = {
    options,
    kept: new Map(),
    jobs: new Map(),
    arriving: createSlots({ atOnce: 2, waiting: 8 }),
  };
  return {
    receive: async (upload) => await receive(state, upload),
    async read({ owner, uploadId, choice, signal }) {
      const upload = find(state, owner, uploadId);
      if (upload === undefined) throw new AutofillError("UPLOAD_NOT_FOUND");
      upload.sinceMs = options.clock.monotonicMs();
      return await preview(state, upload, { choice, signal });
    },
    find: (owner, uploadId) => find(state, owner, uploadId),
    retain: (uploadId) => void state.jobs.set(uploadId, (state.jobs.get(uploadId) ?? 0) + 1),
    release: (uploadId) => release(state, uploadId),
    pathOf: (uploadId) => options.files.pathOf(uploadId),
    sweep() {
      const nowMs = options.clock.monotonicMs();
      for (const old of unused(state)) if (nowMs - old.sinceMs >= keptMs) drop(state, old);
      // What a server before this one received and no job came of.
      const strays = options.files.olderThan(strayMs);
      for (const id of strays)
        if (!state.kept.has(id) && !state.jobs.has(id)) options.files.remove(id);
    },
  };
}

interface DeskState {
  options: UploadDeskOptions;
  kept: Map<string, Kept>;
  /** How many jobs need an upload. */
  jobs: Map<string, number>;
  arriving: Slots;
}

async function receive(state: DeskState, upload: IncomingUpload): Promise<UploadPreview> {
  const { files, clock, telemetry } = state.options;
  const { owner, body, signal } = upload;
  refuseWhenMemoryIsHigh(state.options);
  const uploadId = randomBytes(16).toString("hex");
  await state.arriving.run(async () => await files.save(uploadId, body, signal), signal);
  telemetry.memoryCheck("upload_done", sessionOf(owner));
  const arrived: Kept = {
    uploadId,
    owner,
    path: files.pathOf(uploadId),
    fileName: displayFileName(upload.fileName),
    sheet: undefined,
    sinceMs: clock.monotonicMs(),
  };
  try {
    const seen = await preview(state, arrived, { choice: {}, signal });
    state.kept.set(uploadId, arrived);
    for (const old of unused(state).slice(0, -maxUnused)) drop(state, old);
    return seen;
  } catch (error) {
    files.remove(uploadId);
    throw error;
  }
}

async function preview(
  { options }: DeskState,
  upload: Kept,
  { choice, signal }: { choice: ReadChoice; signal: AbortSignal },
): Promise<UploadPreview> {
  const { clock, telemetry, turns } = options;
  return await turns.run(async (either) => {
    telemetry.memoryCheck("excel_before", sessionOf(upload.owner));
    const { path, fileName } = upload;
    try {
      const workbook = await options.readWorkbook({ path, fileName, choice, signal: either });
      upload.sheet = sheetOf(workbook);
      return previewOf(upload, workbook, todayInJapan(clock.now()));
    } finally {
      telemetry.memoryCheck("excel_after", sessionOf(upload.owner));
    }
  }, signal);
}

function sessionOf(owner: string): { sessionId: string } {
  return { sessionId: owner.slice(0, 8) };
}

function find({ kept }: DeskState, owner: string, uploadId: string): Kept | undefined {
  const upload = kept.get(uploadId);
  return upload?.owner === owner ? upload : undefined;
}

function unused({ kept, jobs }: DeskState): Kept[] {
  return [...kept.values()].filter(({ uploadId }) => !jobs.has(uploadId));
}

function drop({ kept, options }: DeskState, { uploadId }: Kept): void {
  kept.delete(uploadId);
  options.files.remove(uploadId);
}

function release({ kept, jobs, options }: DeskState, uploadId: string): void {
  const left = (jobs.get(uploadId) ?? 1) - 1;
  if (left > 0) {
    jobs.set(uploadId, left);
    return;
  }
  jobs.delete(uploadId);
  // One that came before a restart is known to its jobs alone.
  if (!kept.has(uploadId)) options.files.remove(uploadId);
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
