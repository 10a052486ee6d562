import { join } from "node:path";
import { type Env, homeFolder, variable } from "../env.ts";

/**
 * Where this program stores records and uploads when it is its own service: DATA_DIR, else a folder of the user's own
 * as the system has it (XDG, Library, AppData).
 */
export function dataFolder(env: Env, platform: NodeJS.Platform): string {
  const named = variable(env, "DATA_DIR");
  if (named !== undefined) return named;
  const home = homeFolder(env) ?? ".";
  return join(userFolder(env, { platform, home }), "jobcan-autofill");
}

function userFolder(env: Env, { platform, home }: { platform: NodeJS.Platform; home: string }) {
  if (platform === "win32") return variable(env, "LOCALAPPDATA") ?? join(home, "AppData", "Local");
  if (platform === "darwin") return join(home, "Library", "Application Support");
  return variable(env, "XDG_DATA_HOME") ?? join(home, ".local", "share");
}
