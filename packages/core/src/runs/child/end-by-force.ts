import type { ProcessSystem } from "@jobcan-automation/proc";

/**
 * Kills this process with all it started after `delayMs`, whatever still hangs. A process that ends by itself ends
 * sooner.
 */
export function endByForceAfter(delayMs: number, system: ProcessSystem): void {
  setTimeout(() => system.endOwnTree(), delayMs).unref();
}

/** What a run may take for closing its browser when its server is gone: four steps of 5 s, of which all may hang. */
export const orphanedMs = 20_000;

/** Added to the time a run may take, for its end by itself. */
export const overdueMs = 60_000;
