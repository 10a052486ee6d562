import { existsSync } from "node:fs";

/** The Chromium that benches measure: CHROMIUM_PATH, or Debian's headless shell. */
export function findChromium(): string {
  const candidates = [process.env["CHROMIUM_PATH"], "/usr/lib/chromium/chromium-headless-shell"];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium: set CHROMIUM_PATH, or run the setup first");
  return found;
}
