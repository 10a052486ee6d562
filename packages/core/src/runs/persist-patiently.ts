import { AutofillError } from "@jobcan-automation/contract";
import type { Clock } from "../base/ports.ts";

const retryEveryMs = 250;
const retries = 12;

/**
 * Stores what there is, and where another process has locked the store tries again for 3 s, with this process free
 * meanwhile. Rejects with what the last try threw; a full or broken disk is not tried again.
 */
export async function persistPatiently(persist: () => void, clock: Clock): Promise<void> {
  for (let left = retries; ; left -= 1) {
    try {
      return persist();
    } catch (error) {
      if (left === 0 || !isLocked(error)) throw error;
    }
    await new Promise<void>((resolve) => void clock.after(retryEveryMs, resolve));
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof AutofillError && error.facts["cause"] === "locked";
}
