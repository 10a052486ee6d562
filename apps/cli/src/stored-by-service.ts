import { chmod, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "@jobcan-automation/core/make-folder";

/** What a file of this user's holds for a service, by its origin; undefined where there is nothing that can be read. */
export async function readStored(path: string | undefined, server: string): Promise<unknown> {
  return (await readFileOf(path))[new URL(server).origin];
}

/** Stores it, readable by the user only; a file that others could read is closed. */
export async function writeStored(
  path: string | undefined,
  server: string,
  value: unknown,
): Promise<void> {
  if (path === undefined) return;
  const stored = { ...(await readFileOf(path)), [new URL(server).origin]: value };
  makeFolder(dirname(path));
  await writeFile(path, "", { mode: 0o600, flag: "a" });
  await chmod(path, 0o600);
  await writeFile(path, `${JSON.stringify(stored, null, 2)}\n`);
}

async function readFileOf(path: string | undefined): Promise<Record<string, unknown>> {
  if (path === undefined) return {};
  const text = await readFile(path, "utf8").catch(() => "{}");
  try {
    const stored: unknown = JSON.parse(text);
    return typeof stored === "object" && stored !== null
      ? Object.fromEntries(Object.entries(stored))
      : {};
  } catch {
    // A damaged file is replaced by the next run.
    return {};
  }
}
