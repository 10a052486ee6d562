import { existsSync } from "node:fs";

/** Where Debian's package puts it; `firefox` alone is often a stand-in that installs another one. */
const debianPath = "/usr/bin/firefox-esr";

/** A Firefox that the tests may drive: the one that FIREFOX_PATH names, or Debian's. */
export function findFirefox(env: NodeJS.ProcessEnv): string | undefined {
  const { FIREFOX_PATH } = env;
  if (FIREFOX_PATH !== undefined && FIREFOX_PATH !== "") return FIREFOX_PATH;
  return existsSync(debianPath) ? debianPath : undefined;
}
