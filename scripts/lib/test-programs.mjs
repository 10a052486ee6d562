import { existsSync } from "node:fs";
import { aptInstall } from "./chromium.mjs";
import { say } from "./run.mjs";

// Programs that some tests need, or hold this one against. They are no part of it: where apt cannot bring them those
// tests are not run.

const debianFirefox = "/usr/bin/firefox-esr";

/** Debian's Firefox, or the one that FIREFOX_PATH names; undefined where none can be had. */
export async function ensureFirefox() {
  const { FIREFOX_PATH } = process.env;
  if (FIREFOX_PATH) return FIREFOX_PATH;
  if (existsSync(debianFirefox) || (await aptInstall("firefox-esr"))) return debianFirefox;
  say("no firefox-esr: apt cannot bring it here, and FIREFOX_PATH is not set");
  return undefined;
}

/** What the tests of a person's own window need: a screen without glass, and a browser with windows. Never fails. */
export async function ensureScreen() {
  const places = {
    xvfb: "/usr/bin/Xvfb",
    xdotool: "/usr/bin/xdotool",
    chromium: "/usr/lib/chromium/chromium",
  };
  const lacking = Object.keys(places).filter((name) => !existsSync(places[name]));
  if (lacking.length === 0 || (await aptInstall(...lacking))) return;
  say(
    `setup: without ${lacking.join(", ")} a person's own window is not tried (apt is not to be had here)`,
  );
}

/** For tests of many machines, where apt can bring it. Never fails: those tests are skipped without. */
export async function ensureRedis() {
  if (existsSync("/usr/bin/redis-server") || existsSync("/usr/local/bin/redis-server")) return;
  await aptInstall("redis-server");
}
