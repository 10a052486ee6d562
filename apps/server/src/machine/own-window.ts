import { accessSync, constants } from "node:fs";
import { findInstalledBrowser } from "@jobcan-automation/core/find-chromium";
import type { Config } from "../config.ts";
import { isOwnMachine } from "../settings/is-own-machine.ts";
import { hasScreen } from "../settings/window-env.ts";

/** What is asked of the machine for a window of a person's own. */
export interface WindowSystem {
  platform: NodeJS.Platform;
  exists: (path: string) => boolean;
}

/** The browser in which a person may sign in on this machine, and the environment that shows it on their screen. */
export interface OwnWindow {
  executablePath: string;
  env: Readonly<Record<string, string>>;
}

type WindowSettings = Pick<
  Config,
  "SIGN_IN_BROWSER" | "windowEnv" | "HOST" | "publicOrigins" | "TRUSTED_PROXY_HOPS"
>;

/**
 * Undefined where no person can be at this machine: it is reached from elsewhere, or has no screen; or where there is no
 * browser of theirs. A hosted instance would open its window where nobody sits.
 */
export function findOwnWindow(
  settings: WindowSettings,
  system: WindowSystem,
): OwnWindow | undefined {
  const { SIGN_IN_BROWSER: named, windowEnv: env } = settings;
  if (named === "off" || !isOwnMachine(settings)) return undefined;
  if (!hasScreen(system.platform, env)) return undefined;
  const path = named === "auto" ? findInstalledBrowser({ ...system, env })?.path : named;
  if (path === undefined || !system.exists(path)) return undefined;
  return { executablePath: path, env };
}

/** What a running process asks. */
export const thisWindowSystem: WindowSystem = {
  platform: process.platform,
  exists: isExecutable,
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
