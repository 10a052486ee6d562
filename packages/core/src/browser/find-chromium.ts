import {
  accessSync,
  closeSync,
  constants,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { findInstalledBrowser } from "./channel/find-installed-browser.ts";

export { findInstalledBrowser };

/** The environment variables that say where a Chromium may be; the last three are Windows' own. */
export interface ChromiumPlaces {
  CHROMIUM_PATH?: string | undefined;
  PLAYWRIGHT_BROWSERS_PATH?: string | undefined;
  PATH?: string | undefined;
  HOME?: string | undefined;
  LOCALAPPDATA?: string | undefined;
  PROGRAMFILES?: string | undefined;
  "PROGRAMFILES(X86)"?: string | undefined;
}

const commands = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/**
 * The real binary of a Chromium, never a wrapper script (docs/faults.md §1.3): CHROMIUM_PATH, then Playwright's own
 * headless shell, then what is on PATH, then an installed Chrome or Edge. Undefined where there is none.
 */
export function findChromium(
  places: ChromiumPlaces,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const { CHROMIUM_PATH: named } = places;
  if (named !== undefined && named !== "") return realBinary(named);
  const candidates = [...playwrightShells(places, platform), ...onPath(places.PATH ?? "")];
  for (const path of candidates) {
    const binary = realBinary(path);
    if (binary !== undefined) return binary;
  }
  return findInstalledBrowser({ platform, env: { ...places }, exists: isExecutable })?.path;
}

/** The same for tests and benches, which need one. Throws where there is none. */
export function requireChromium(places: ChromiumPlaces): string {
  const path = findChromium(places);
  if (path === undefined) throw new Error("no Chromium: set CHROMIUM_PATH, or run the setup first");
  return path;
}

/** Newest first; the folders are named for the build. */
function playwrightShells(places: ChromiumPlaces, platform: NodeJS.Platform): string[] {
  const base =
    places.PLAYWRIGHT_BROWSERS_PATH ?? join(cacheFolder(places, platform), "ms-playwright");
  const builds = namesIn(base)
    .filter((name) => name.startsWith("chromium_headless_shell-"))
    .toSorted((a, b) => Number(b.split("-")[1]) - Number(a.split("-")[1]));
  return builds.flatMap((build) =>
    namesIn(join(base, build))
      .filter((name) => name.startsWith("chrome"))
      .flatMap((folder) => shellNames(platform).map((file) => join(base, build, folder, file))),
  );
}

/** The folder for what can be fetched again, as each system has it. */
function cacheFolder(
  { HOME: home = "/", LOCALAPPDATA }: ChromiumPlaces,
  platform: NodeJS.Platform,
) {
  if (platform === "win32") return LOCALAPPDATA ?? join(home, "AppData", "Local");
  return platform === "darwin" ? join(home, "Library", "Caches") : join(home, ".cache");
}

function shellNames(platform: NodeJS.Platform): string[] {
  const ending = platform === "win32" ? ".exe" : "";
  return ["chrome-headless-shell", "headless_shell"].map((name) => `${name}${ending}`);
}

function onPath(path: string): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** Follows links and, for a script, the binary that it names. */
function realBinary(path: string): string | undefined {
  if (!isExecutable(path)) return undefined;
  const real = realpathSync(path);
  if (!isScript(real)) return real;
  return namedBinaries(readFileSync(real, "utf8")).find(
    (named) => isExecutable(named) && !isScript(realpathSync(named)),
  );
}

/**
 * Absolute paths of a script, and those made of a variable it sets (`LIBDIR=/usr/lib/chromium` … `$LIBDIR/$APPNAME`).
 */
function namedBinaries(script: string): string[] {
  const variables = new Map(
    [...script.matchAll(/^\s*(?:export\s+)?(\w+)=["']?([^\s"'$`]+)["']?\s*$/gm)].map(
      ([, name = "", value = ""]) => [name, value],
    ),
  );
  const filled = script.replaceAll(/\$\{?(\w+)\}?/g, (whole, name: string) => {
    return variables.get(name) ?? whole;
  });
  return [...filled.matchAll(/\/[\w./-]*(?:chrom|headless)[\w./-]*/g)].map(([path]) => path);
}

function isScript(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(2);
    readSync(file, head, 0, 2, 0);
    return head.toString("latin1") === "#!";
  } finally {
    closeSync(file);
  }
}

/** Whether there is a file that may be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
