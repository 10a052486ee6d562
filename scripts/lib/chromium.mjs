import { existsSync } from "node:fs";
import { inRoot, pinnedNode } from "./project.mjs";
import { outputOf, run, say } from "./run.mjs";

const debianPackage = "chromium-headless-shell";

/**
 * Path of a Chromium that starts, installing one where none is found: Playwright's own headless shell, or Debian's
 * where that download is impossible. Throws one message with the exact commands when neither can be had.
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  say("setup: no Chromium found, installing Playwright's headless shell…");
  await run(inRoot("packages", "core", "node_modules", ".bin", "playwright"), [
    "install",
    "--only-shell",
    "chromium",
  ]);
  const downloaded = await findChromium();
  if (downloaded) return downloaded;
  if (await aptInstall(debianPackage)) {
    const packaged = await findChromium();
    if (packaged) return packaged;
  }
  throw new Error(
    "No Chromium could be found or installed. Either of these, then the same command again:\n" +
      "  sudo apt-get update && sudo apt-get install -y chromium-headless-shell\n" +
      "  npx playwright install --with-deps --only-shell chromium\n" +
      "or set CHROMIUM_PATH to the binary of a Chromium that is installed already.",
  );
}

/** Japanese glyphs for screenshots, where apt can bring them. Never fails: the program runs without. */
export async function ensureJapaneseFonts() {
  const fonts = await outputOf("fc-list", [":lang=ja", "family"]);
  if (fonts || existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")) return;
  await aptInstall("fonts-noto-cjk");
}

function findChromium() {
  return outputOf(pinnedNode, [inRoot("scripts", "lib", "print-chromium.ts")]);
}

/** Installs Debian packages, where this user may and apt is there. Resolves to whether it did. */
export async function aptInstall(...names) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  say(`setup: installing ${names.join(", ")} with apt…`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  return (
    (await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], {
      env,
    })) === 0
  );
}
