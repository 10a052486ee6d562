import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RawWorkbook, toAutofillError } from "@jobcan-automation/contract";
import { readWorkbook, type ReadWorkbookOptions } from "../read-workbook.ts";

/** A folder for uploads that is removed when disposed of. */
export interface UploadFolder extends AsyncDisposable {
  path: string;
  write(name: string, bytes: string | Uint8Array): Promise<string>;
}

export async function createUploadFolder(): Promise<UploadFolder> {
  const path = await mkdtemp(join(tmpdir(), "workbook-test-"));
  return {
    path,
    write: async (name, bytes) => {
      const file = join(path, name);
      await writeFile(file, bytes);
      return file;
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

export const workbookEntry = new URL("../process/workbook-main.ts", import.meta.url);

type ReadingOptions = Partial<Pick<ReadWorkbookOptions, "choice" | "limits" | "fileName">>;

/**
 * Writes the bytes into a new folder and reads them in the workbook process, with more time than a busy machine needs.
 */
export async function readBytes(
  bytes: string | Uint8Array,
  options: ReadingOptions = {},
): Promise<RawWorkbook> {
  await using folder = await createUploadFolder();
  const path = await folder.write("upload", bytes);
  const signal = new AbortController().signal;
  return await readWorkbook({
    path,
    fileName: "upload.xlsx",
    entry: workbookEntry,
    signal,
    ...options,
    limits: { readDeadlineMs: 25_000, ...options.limits },
  });
}

/** The code and facts with which the bytes are refused; undefined when they are read. */
export async function refusalOf(bytes: string | Uint8Array, options: ReadingOptions = {}) {
  try {
    await readBytes(bytes, options);
    return undefined;
  } catch (error) {
    const { code, facts } = toAutofillError(error);
    return { code, ...facts };
  }
}
