import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { windowFolder } from "@jobcan-automation/proc";

/** A browser's profile for one sign-in. Disposing removes it with all that is in it. */
export interface WindowProfile extends Disposable {
  readonly folder: string;
}

/**
 * Makes an empty profile in a run's own folder, for this user alone. It is set to begin where it was left: else a
 * browser drops the cookies of a session as soon as it is closed.
 */
export function makeWindowProfile(runFolder: string): WindowProfile {
  const folder = join(runFolder, windowFolder);
  const first = join(folder, "Default");
  for (const each of [folder, first]) mkdirSync(each, { mode: 0o700 });
  writeFileSync(join(first, "Preferences"), JSON.stringify(preferences), { mode: 0o600 });
  return {
    folder,
    [Symbol.dispose]: () =>
      rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 }),
  };
}

const preferences = {
  session: { restore_on_startup: 1 },
  credentials_enable_service: false,
};
