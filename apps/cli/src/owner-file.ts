import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

type Env = Readonly<Record<string, string | undefined>>;

/** Where this user's keys to their own jobs are kept: by service, readable by them alone. No credential of Jobcan's is among them. */
export function ownerFilePath(env: Env): string | undefined {
  const state = env["XDG_STATE_HOME"];
  if (state !== undefined && state !== "") return join(state, "jobcan-autofill", "owner.json");
  const home = env["HOME"] ?? env["USERPROFILE"];
  return home === undefined
    ? undefined
    : join(home, ".local", "state", "jobcan-autofill", "owner.json");
}

/** The cookies kept for a service ("name=value"); none when there is no file, or none that can be read. */
export async function readOwner(path: string | undefined, server: string): Promise<string[]> {
  const kept = await readKept(path);
  const pairs = kept[new URL(server).origin];
  return Array.isArray(pairs) ? pairs.filter((pair) => typeof pair === "string") : [];
}

/** Keeps a service's cookies. A home that cannot be written to costs only a later `stop`. */
export async function writeOwner(
  path: string | undefined,
  server: string,
  pairs: readonly string[],
): Promise<void> {
  if (path === undefined) return;
  const kept = { ...(await readKept(path)), [new URL(server).origin]: pairs };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
}

async function readKept(path: string | undefined): Promise<Record<string, unknown>> {
  if (path === undefined) return {};
  const text = await readFile(path, "utf8").catch(() => "{}");
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === "object" && kept !== null
      ? Object.fromEntries(Object.entries(kept))
      : {};
  } catch {
    // A damaged file is replaced by the next run.
    return {};
  }
}
