import { join } from "node:path";
import { type Env, homeFolder, variable } from "./env.ts";
import { readStored, writeStored } from "./stored-by-service.ts";

/** Where this user's keys are stored, by service: in the folder of settings as the system has it. */
export function keyFilePath(env: Env, platform: NodeJS.Platform): string | undefined {
  const folder = settingsFolder(env, platform);
  return folder === undefined ? undefined : join(folder, "jobcan-autofill", "keys.json");
}

/** The key stored for a service. */
export async function readKey(
  path: string | undefined,
  server: string,
): Promise<string | undefined> {
  const key = await readStored(path, server);
  return typeof key === "string" ? key : undefined;
}

export async function writeKey(path: string | undefined, server: string, key: string) {
  await writeStored(path, server, key);
}

function settingsFolder(env: Env, platform: NodeJS.Platform): string | undefined {
  const home = homeFolder(env);
  const below = (...parts: string[]) => (home === undefined ? undefined : join(home, ...parts));
  if (platform === "win32") return variable(env, "APPDATA") ?? below("AppData", "Roaming");
  if (platform === "darwin") return below("Library", "Application Support");
  return variable(env, "XDG_CONFIG_HOME") ?? below(".config");
}
