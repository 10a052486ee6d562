import { posix, win32 } from "node:path";

/** A browser that a person has installed, by the name that Playwright gives its kind. */
export interface InstalledBrowser {
  channel: BrowserChannel;
  /** The binary itself, absolute. */
  path: string;
}

type BrowserChannel = "chrome" | "msedge";

/** What is asked of the machine. */
export interface BrowserSystem {
  platform: NodeJS.Platform;
  /** The environment; on Windows a variable is found whatever its case. */
  env: Readonly<Record<string, string | undefined>>;
  /** Whether there is a file that may be run. */
  exists: (path: string) => boolean;
}

/**
 * The Chrome or else the Edge that is installed where their installers put it: for the whole machine, or for this
 * user. Undefined where there is neither. (Edge comes with every Windows.)
 */
export function findInstalledBrowser(system: BrowserSystem): InstalledBrowser | undefined {
  return installedBrowsers(system).find(({ path }) => system.exists(path));
}

/** Where each may be, Chrome first. */
function installedBrowsers(system: BrowserSystem): InstalledBrowser[] {
  return (["chrome", "msedge"] as const).flatMap((channel) =>
    pathsOf(channel, system).map((path) => ({ channel, path })),
  );
}

function pathsOf(channel: BrowserChannel, { platform, env }: BrowserSystem): string[] {
  if (platform === "win32") {
    return programFolders
      .flatMap((name) => variableOf(env, name) ?? [])
      .map((folder) => win32.join(folder, ...windowsPlaces[channel]));
  }
  if (platform === "darwin") {
    return ["/", env["HOME"]]
      .flatMap((folder) => folder ?? [])
      .map((folder) => posix.join(folder, "Applications", ...macPlaces[channel]));
  }
  return [linuxPlaces[channel]];
}

/** For one user, for all, and for all where the program is of 32 bits. */
const programFolders = ["LOCALAPPDATA", "PROGRAMFILES", "PROGRAMFILES(X86)"];

const windowsPlaces = {
  chrome: ["Google", "Chrome", "Application", "chrome.exe"],
  msedge: ["Microsoft", "Edge", "Application", "msedge.exe"],
} as const satisfies Record<BrowserChannel, readonly string[]>;

const macPlaces = {
  chrome: ["Google Chrome.app", "Contents", "MacOS", "Google Chrome"],
  msedge: ["Microsoft Edge.app", "Contents", "MacOS", "Microsoft Edge"],
} as const satisfies Record<BrowserChannel, readonly string[]>;

const linuxPlaces = {
  chrome: "/opt/google/chrome/chrome",
  msedge: "/opt/microsoft/msedge/msedge",
} as const satisfies Record<BrowserChannel, string>;

function variableOf(env: BrowserSystem["env"], name: string): string | undefined {
  const found = Object.keys(env).find((key) => key.toUpperCase() === name);
  const value = found === undefined ? undefined : env[found];
  return value === "" ? undefined : value;
}
