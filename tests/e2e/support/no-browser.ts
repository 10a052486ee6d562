import { descendantsOf } from "@jobcan-automation/proc/testing";
import type { RunningService } from "./service.ts";
import { expect } from "./test.ts";

/** Waits until no process below the service is a browser. */
export async function expectNoBrowser(service: RunningService): Promise<void> {
  await expect
    .poll(() => descendantsOf(service.pid).filter(({ command }) => /chrom/i.test(command)))
    .toEqual([]);
}
