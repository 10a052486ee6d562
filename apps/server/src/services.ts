import type {
  ReadChoice,
  ServiceInfo,
  TelemetryEvent,
  TelemetrySnapshot,
  UploadPreview,
} from "@jobcan-automation/contract";
import type { JobEngine } from "@jobcan-automation/core/jobs/job-engine";

/** What the procedures and routes call; built once in compose.ts, faked in tests. */
export interface Services {
  engine: JobEngine;
  uploads: UploadDesk;
  telemetry: TelemetryDesk;
  info(): ServiceInfo;
}

/** Workbooks on their way in. An upload belongs to the browser that sent it; another's is UPLOAD_NOT_FOUND. */
export interface UploadDesk {
  /** Streams the bytes to disk and reads them. Throws FILE_TOO_LARGE, UNSUPPORTED_FILE, INVALID_WORKBOOK, READER_BUSY, NO_SPACE. */
  receive(upload: IncomingUpload): Promise<UploadPreview>;
  /** Reads the same bytes again, as the user chose. */
  read(request: ReadRequest): Promise<UploadPreview>;
  /** The file behind an upload, for making a receipt of it. */
  find(owner: string, uploadId: string): StoredUpload | undefined;
}

export interface IncomingUpload {
  owner: string;
  fileName: string;
  body: ReadableStream<Uint8Array>;
  signal: AbortSignal;
}

export interface ReadRequest {
  owner: string;
  uploadId: string;
  choice: ReadChoice;
  signal: AbortSignal;
}

export interface StoredUpload {
  uploadId: string;
  path: string;
  fileName: string;
}

export interface TelemetryDesk {
  now(): TelemetrySnapshot;
  /** Every event from now on, and a `sample` every 2 s while anybody follows. Ends with the signal; never throws. */
  follow(signal: AbortSignal): AsyncIterable<TelemetryEvent>;
}
