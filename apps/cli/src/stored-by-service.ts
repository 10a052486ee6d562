import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

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
  await makeFolder(dirname(path));
  await writeFile(path, "", { mode: 0o600, flag: "a" });
  await chmod(path, 0o600);
  await writeFile(path, `${JSON.stringify(stored, null, 2)}\n`);
}

/** With those above it. Node's own `recursive` never comes back where no folder can be made, as under /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") return;
    const above = dirname(folder);
    if (code !== "ENOENT" || above === folder) throw error;
    await makeFolder(above);
    await mkdir(folder, { mode: 0o700 });
  }
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
