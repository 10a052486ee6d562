import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The browser tests run with: CHROMIUM_PATH, Playwright's own headless shell, or the system's real binary. Throws when there is none. */
export function findTestChromium(env: NodeJS.ProcessEnv): {
  executablePath: string;
  sandbox: boolean;
} {
  const candidates = [env["CHROMIUM_PATH"] ?? "", ...playwrightShells(env), ...systemBinaries];
  const executablePath = candidates.find((path) => path !== "" && existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium for tests: set CHROMIUM_PATH");
  return { executablePath, sandbox: process.getuid?.() !== 0 && env["CHROMIUM_SANDBOX"] !== "off" };
}

const systemBinaries = [
  "/usr/lib/chromium/chromium-headless-shell",
  "/usr/lib/chromium/chromium",
  "/opt/google/chrome/chrome",
];

function playwrightShells(env: NodeJS.ProcessEnv): string[] {
  const root = env["PLAYWRIGHT_BROWSERS_PATH"] ?? join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => name.startsWith("chromium_headless_shell"))
    .flatMap((name) =>
      ["chrome-headless-shell-linux64/chrome-headless-shell", "chrome-linux/headless_shell"].map(
        (binary) => join(root, name, binary),
      ),
    );
}
