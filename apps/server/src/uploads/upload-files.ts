import { createWriteStream, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AutofillError } from "@jobcan-automation/contract";
import { makeFolder } from "@jobcan-automation/core";

/** The folder of uploaded bytes. Names are ours alone. */
export interface UploadFiles {
  /**
   * Streams a body to its file and gives its size; nothing is left where that fails. Throws FILE_TOO_LARGE, NO_SPACE,
   * or INVALID_REQUEST {reason: "cut_off"} where the body does not come to its end.
   */
  save(uploadId: string, body: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<number>;
  pathOf(uploadId: string): string;
  remove(uploadId: string): void;
  /** Files that have not changed for so long. */
  olderThan(ageMs: number): string[];
}

/** `<dataDir>/uploads/<id>`, readable by this user only. */
export function createUploadFiles(dataDir: string, maxFileSizeMb: number): UploadFiles {
  const folder = join(dataDir, "uploads");
  makeFolder(folder);
  const pathOf = (uploadId: string) => join(folder, uploadId);
  const remove = (uploadId: string) => rmSync(pathOf(uploadId), { force: true });
  return {
    pathOf,
    remove,
    olderThan: (ageMs) =>
      readdirSync(folder).filter((name) => {
        const found = statSync(pathOf(name), { throwIfNoEntry: false });
        return found !== undefined && Date.now() - found.mtimeMs >= ageMs;
      }),
    async save(uploadId, body, signal) {
      const file = createWriteStream(pathOf(uploadId), { flags: "wx", mode: 0o600 });
      try {
        await pipeline(Readable.fromWeb(body, { signal }), sizeCap(maxFileSizeMb), file, {
          signal,
        });
        return file.bytesWritten;
      } catch (error) {
        remove(uploadId);
        throw isOfFile(error) ? asFileError(error) : asBodyError(error);
      }
    },
  };
}

/** The refusal for a file over the limit. */
export function fileTooLarge(limitMb: number): AutofillError {
  return new AutofillError("FILE_TOO_LARGE", { limitMb });
}

function sizeCap(limitMb: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > limitMb * 1024 * 1024) done(fileTooLarge(limitMb));
      else done(null, chunk);
    },
  });
}

/** A call of the file system has failed; one that reads is the socket's. */
function isOfFile(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall !== "read";
}

/** A body ends early by its client or by the line, and not by a fault of ours. */
function asBodyError(error: unknown): AutofillError {
  return error instanceof AutofillError
    ? error
    : new AutofillError("INVALID_REQUEST", { field: "file", reason: "cut_off" }, { cause: error });
}

const outOfRoom: ReadonlySet<string> = new Set(["ENOSPC", "EMFILE", "ENFILE", "EDQUOT", "EROFS"]);

function asFileError(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!outOfRoom.has(code)) return error;
  return new AutofillError("NO_SPACE", { errno: code }, { cause: error, retryAfterSecs: 60 });
}
