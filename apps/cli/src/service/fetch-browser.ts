import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Lets Playwright fetch its headless Chromium; its own words go to stderr. Ends quietly where that fails. */
export async function fetchBrowser(signal: AbortSignal): Promise<void> {
  const playwright = dirname(
    createRequire(import.meta.url).resolve("playwright-core/package.json"),
  );
  const install = [join(playwright, "cli.js"), "install", "--only-shell", "chromium"];
  const child = spawn(process.execPath, install, { stdio: ["ignore", 2, 2], signal });
  await once(child, "exit").catch(() => undefined);
}
