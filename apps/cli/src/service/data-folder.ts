import { join } from "node:path";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Where this program stores records and uploads when it is its own service: DATA_DIR, else a folder of the user's own
 * as the system has it (XDG, Library, AppData).
 */
export function dataFolder(env: Env, platform: NodeJS.Platform): string {
  const named = given(env, "DATA_DIR");
  if (named !== undefined) return named;
  const home = given(env, "HOME") ?? given(env, "USERPROFILE") ?? ".";
  return join(userFolder(env, { platform, home }), "jobcan-autofill");
}

function userFolder(env: Env, { platform, home }: { platform: NodeJS.Platform; home: string }) {
  if (platform === "win32") return given(env, "LOCALAPPDATA") ?? join(home, "AppData", "Local");
  if (platform === "darwin") return join(home, "Library", "Application Support");
  return given(env, "XDG_DATA_HOME") ?? join(home, ".local", "share");
}

/** An empty variable is one that is not set. */
function given(env: Env, name: string): string | undefined {
  const value = env[name];
  return value === "" ? undefined : value;
}
