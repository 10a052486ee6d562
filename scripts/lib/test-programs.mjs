import { existsSync } from "node:fs";
import { aptInstall } from "./chromium.mjs";
import { say } from "./run.mjs";

// Programs that some tests hold this one against. They are no part of it: where apt cannot bring them the tests are not
// run, and that is said.

const debianFirefox = "/usr/bin/firefox-esr";

/** Debian's Firefox, or the one that FIREFOX_PATH names; undefined where none can be had. */
export async function ensureFirefox() {
  const { FIREFOX_PATH } = process.env;
  if (FIREFOX_PATH) return FIREFOX_PATH;
  if (existsSync(debianFirefox) || (await aptInstall("firefox-esr"))) return debianFirefox;
  say("no firefox-esr: apt cannot bring it here, and FIREFOX_PATH is not set");
  return undefined;
}
