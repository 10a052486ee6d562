import { expect, test } from "vitest";
import { type BrowserSystem, findInstalledBrowser } from "./find-installed-browser.ts";

const windowsEnv = {
  LocalAppData: String.raw`C:\Users\山田\AppData\Local`,
  ProgramFiles: String.raw`C:\Program Files`,
  "ProgramFiles(x86)": String.raw`C:\Program Files (x86)`,
};
const chromeOfUser = String.raw`C:\Users\山田\AppData\Local\Google\Chrome\Application\chrome.exe`;
const chromeOfAll = String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`;
const edge = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`;
const linuxEdge = "/opt/microsoft/msedge/msedge";
const macChrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const macEdge = "/Users/yamada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";

interface Installed {
  has: readonly string[];
  found: readonly [channel: string, path: string];
}

test.each<[string, NodeJS.Platform, Installed]>([
  ["Windows as it comes", "win32", { has: [edge], found: ["msedge", edge] }],
  [
    "Windows, Chrome for all",
    "win32",
    { has: [edge, chromeOfAll], found: ["chrome", chromeOfAll] },
  ],
  [
    "Windows, Chrome for one",
    "win32",
    { has: [edge, chromeOfUser], found: ["chrome", chromeOfUser] },
  ],
  ["macOS, both", "darwin", { has: [macEdge, macChrome], found: ["chrome", macChrome] }],
  ["macOS, Edge for one user", "darwin", { has: [macEdge], found: ["msedge", macEdge] }],
  ["Linux, Edge", "linux", { has: [linuxEdge], found: ["msedge", linuxEdge] }],
])("%s", (_what, platform, { has, found: [channel, path] }) => {
  const env = platform === "win32" ? windowsEnv : { HOME: "/Users/yamada" };

  expect(findInstalledBrowser(systemOf({ platform, env }, has))).toEqual({ channel, path });
});

test.each<NodeJS.Platform>(["win32", "darwin", "linux"])("%s with neither", (platform) => {
  expect(findInstalledBrowser(systemOf({ platform, env: windowsEnv }, []))).toBeUndefined();
});

test("a variable that is not set names no folder, neither does an empty one", () => {
  const asked: string[] = [];
  const exists = (path: string) => asked.push(path) < 0;

  expect(findInstalledBrowser({ platform: "win32", env: { PROGRAMFILES: "" }, exists })).toBe(
    undefined,
  );
  expect(asked).toEqual([]);
});

function systemOf(
  machine: Pick<BrowserSystem, "platform" | "env">,
  installed: readonly string[],
): BrowserSystem {
  return { ...machine, exists: (path) => installed.includes(path) };
}
