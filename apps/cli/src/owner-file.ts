import { join } from "node:path";
import { type Env, homeFolder, variable } from "./env.ts";
import { readStored, writeStored } from "./stored-by-service.ts";

/**
 * Where the cookies that own this user's jobs are stored: by service, readable by the user only. Never a Jobcan
 * credential.
 */
export function ownerFilePath(env: Env): string | undefined {
  const state = variable(env, "XDG_STATE_HOME");
  if (state !== undefined) return join(state, "jobcan-autofill", "owner.json");
  const home = homeFolder(env);
  return home === undefined
    ? undefined
    : join(home, ".local", "state", "jobcan-autofill", "owner.json");
}

/** The cookies stored for a service ("name=value"); none when there is no file, or none that can be read. */
export async function readOwner(path: string | undefined, server: string): Promise<string[]> {
  const pairs = await readStored(path, server);
  return Array.isArray(pairs) ? pairs.filter((pair) => typeof pair === "string") : [];
}

/** Stores a service's cookies. */
export async function writeOwner(
  path: string | undefined,
  server: string,
  pairs: readonly string[],
): Promise<void> {
  await writeStored(path, server, pairs);
}
