import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { getMimeType } from "hono/utils/mime";

/** A file as it is sent. */
interface BuiltFile {
  bytes: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

/** The files that a build has left in a folder. */
export interface BuiltFiles {
  /** One of them, compressed where that is accepted and the build has left a `.gz`; undefined where there is none. */
  find(path: string, acceptEncoding: string | undefined): Promise<BuiltFile | undefined>;
}

interface ReadFile {
  version: string;
  bytes: Uint8Array<ArrayBuffer>;
  modified: string;
}

/**
 * Each is read once and then sent from memory until it changes: a crowd of readers who take nothing of it holds one
 * copy, and no file open (SECURITY.md T19).
 */
export function createBuiltFiles(folder: string): BuiltFiles {
  const files = new Map<string, ReadFile>();
  const read = async (path: string): Promise<ReadFile | undefined> => {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true) return undefined;
    const version = `${found.size} ${found.mtimeMs}`;
    const known = files.get(path);
    if (known?.version === version) return known;
    const bytes = new Uint8Array(await readFile(path));
    const file = { version, bytes, modified: found.mtime.toUTCString() };
    files.set(path, file);
    return file;
  };
  return {
    async find(path, acceptEncoding = "") {
      // A canonical path has none of these; a backslash leads elsewhere on Windows.
      if (/\\|(?:^|\/)\.\.?(?:\/|$)/.test(path)) return undefined;
      const plain = join(folder, path);
      const takesSmall = acceptEncoding.split(",").some((encoding) => encoding.trim() === "gzip");
      const small = takesSmall ? await read(`${plain}.gz`) : undefined;
      const file = small ?? (await read(plain));
      if (file === undefined) return undefined;
      const headers = {
        "Content-Type": getMimeType(path) ?? "application/octet-stream",
        "Content-Length": String(file.bytes.length),
        "Last-Modified": file.modified,
        // A shared cache would else give the one to who can only read the other.
        Vary: "Accept-Encoding",
        ...(small !== undefined && { "Content-Encoding": "gzip" }),
      };
      return { bytes: file.bytes, headers };
    },
  };
}
