import { readFile } from "node:fs/promises";
import { noUpload } from "@jobcan-automation/core";
import type { OpenedQueue, UploadFacts } from "@jobcan-automation/queue";
import type { UploadPreview } from "@jobcan-automation/contract";
import type { IncomingUpload, ReadRequest, StoredUpload, UploadService } from "../services.ts";
import type { LocalUploads } from "../uploads/upload-service.ts";

export interface ManyUploadsOptions {
  local: LocalUploads;
  /** Where the bytes of all web servers are. */
  shelf: OpenedQueue["uploads"];
  /** How long a job may wait, run and be stored. */
  jobMs: number;
  onError: (error: unknown) => void;
}

/**
 * Uploads of a service with several web servers: each is read where it came in, and its bytes are shared, so that any
 * of them can read it again, make a job of it or write its receipt.
 */
export class ManyUploads implements UploadService {
  readonly #options: ManyUploadsOptions;

  constructor(options: ManyUploadsOptions) {
    this.#options = options;
  }

  async receive(incoming: IncomingUpload): Promise<UploadPreview> {
    const { local, shelf } = this.#options;
    const preview = await local.receive(incoming);
    const { uploadId } = preview;
    const stored = local.find(incoming.owner, uploadId);
    if (stored !== undefined) {
      await shelf.put(uploadId, factsOf(incoming, stored), await readFile(stored.path));
    }
    return preview;
  }

  async read(request: ReadRequest): Promise<UploadPreview> {
    const { local, shelf } = this.#options;
    const { owner, uploadId } = request;
    await this.fetch(owner, uploadId);
    const preview = await local.read(request);
    const stored = local.find(owner, uploadId);
    if (stored !== undefined) await shelf.describe(uploadId, factsOf(request, stored));
    return preview;
  }

  find(owner: string, uploadId: string): StoredUpload | undefined {
    return this.#options.local.find(owner, uploadId);
  }

  /** What was chosen of it last counts, wherever it was read. */
  async fetch(owner: string, uploadId: string): Promise<void> {
    const { local, shelf } = this.#options;
    if (uploadId === noUpload) return;
    const facts = await shelf.facts(uploadId);
    if (facts?.owner !== owner) return;
    if (local.find(owner, uploadId) !== undefined) return local.choose(uploadId, facts.sheet);
    const bytes = await shelf.bytes(uploadId);
    if (bytes !== undefined) await local.adopt(uploadId, facts, bytes);
  }

  retain(uploadId: string): void {
    const { shelf, jobMs, onError } = this.#options;
    if (uploadId !== noUpload) shelf.keep(uploadId, jobMs).catch(onError);
  }
}

function factsOf(
  { owner, address }: { owner: string; address: string },
  { fileName, sheet }: StoredUpload,
): UploadFacts {
  return { owner, address, fileName, sheet };
}
