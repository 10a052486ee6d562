import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunningService } from "./service.ts";

/** All files that the service has stored, byte by byte as text. */
export async function storedFiles({
  dataDir,
}: RunningService): Promise<{ path: string; text: string }[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path, text: await readFile(path, "latin1") };
    }),
  );
}
