import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Where the cookies that own this user's jobs are stored: by service, readable by the user only. Never a Jobcan
 * credential.
 */
export function ownerFilePath(env: Env): string | undefined {
  const state = env["XDG_STATE_HOME"];
  if (state !== undefined && state !== "") return join(state, "jobcan-autofill", "owner.json");
  const home = env["HOME"] ?? env["USERPROFILE"];
  return home === undefined
    ? undefined
    : join(home, ".local", "state", "jobcan-autofill", "owner.json");
}

/** The cookies stored for a service ("name=value"); none when there is no file, or none that can be read. */
export async function readOwner(path: string | undefined, server: string): Promise<string[]> {
  const stored = await readStored(path);
  const pairs = stored[new URL(server).origin];
  return Array.isArray(pairs) ? pairs.filter((pair) => typeof pair === "string") : [];
}

/** Stores a service's cookies. */
export async function writeOwner(
  path: string | undefined,
  server: string,
  pairs: readonly string[],
): Promise<void> {
  if (path === undefined) return;
  const stored = { ...(await readStored(path)), [new URL(server).origin]: pairs };
  await makeFolder(dirname(path));
  await writeFile(path, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 });
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

async function readStored(path: string | undefined): Promise<Record<string, unknown>> {
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
