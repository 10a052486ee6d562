import type {
  JobView,
  ReadChoice,
  ServiceInfo,
  TelemetryEvent,
  TelemetryHistory,
  TelemetrySnapshot,
  UploadPreview,
} from "@jobcan-automation/contract";
import type { JobEngine, UploadPlace } from "@jobcan-automation/core";
import type { Operation } from "./operator/operation.ts";
import type { Holder } from "./uploads/fair-places.ts";

/** What the procedures and routes call; built once in compose-app.ts, faked in tests. */
export interface Services {
  engine: JobEngine;
  uploads: UploadService;
  telemetry: TelemetryFeed;
  files: FileMaker;
  /** For whoever operates the service. */
  operation: Operation;
  info(): Promise<ServiceInfo>;
}

/** Files that are made when they are asked for, in a process of their own where a workbook is involved. */
export interface FileMaker {
  /** `month` is "2026-11", "this-month" or "last-month"; another is INVALID_REQUEST. */
  template(month: string, holder: Holder, signal: AbortSignal): Promise<MadeFile>;
  /** What a job came to: the user's own workbook with result columns, or its days as CSV or JSON. */
  receipt(request: ReceiptRequest): Promise<MadeFile>;
}

export interface ReceiptRequest {
  job: JobView;
  /** Where the job's rows came from; its file may be gone. */
  upload: UploadPlace;
  holder: Holder;
  language: "ja" | "en";
  format: "xlsx" | "csv" | "json";
  signal: AbortSignal;
}

export interface MadeFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** For saving; not for a header as it is. */
  fileName: string;
}

/** Workbooks on their way in. An upload belongs to the browser that sent it; another's is UPLOAD_NOT_FOUND. */
export interface UploadService {
  /**
   * Streams the bytes to disk and reads them. Throws FILE_TOO_LARGE, UNSUPPORTED_FILE, INVALID_WORKBOOK, READER_BUSY,
   * NO_SPACE.
   */
  receive(upload: IncomingUpload): Promise<UploadPreview>;
  /** Reads the same bytes again, as the user chose. */
  read(request: ReadRequest): Promise<UploadPreview>;
  /** The file behind an upload, for making a receipt of it. */
  find(owner: string, uploadId: string): StoredUpload | undefined;
  /** Brings an upload that another web server has received; left out where there is no other. */
  fetch?(owner: string, uploadId: string): Promise<void>;
  /** A job needs the upload for its receipt, until it is pruned. */
  retain(uploadId: string): void;
}

export interface IncomingUpload extends Holder {
  fileName: string;
  body: ReadableStream<Uint8Array>;
  signal: AbortSignal;
}

export interface ReadRequest extends Holder {
  uploadId: string;
  choice: ReadChoice;
  signal: AbortSignal;
}

export interface StoredUpload {
  uploadId: string;
  path: string;
  fileName: string;
  /** The sheet that was read last; undefined for a CSV. */
  sheet: { name: string; headerRow: number } | undefined;
}

export interface TelemetryFeed {
  now(): Promise<TelemetrySnapshot>;
  /** What is remembered of a span, and the peaks of jobs. */
  history(span: { from: number; to: number }): TelemetryHistory;
  /** Every event and every sample from now on. Ends with the signal; never throws. */
  follow(signal: AbortSignal): AsyncIterable<TelemetryEvent>;
}
