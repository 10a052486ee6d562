import { toAutofillError } from "@jobcan-automation/contract";
import { type PunchEntry, typePunch } from "./type-punch.ts";
import type { RunStop } from "../visit/run-stop.ts";
import type { SiteVisit } from "../visit/site-visit.ts";
import { busyPatienceMs, isStillBusy, waitUntilIdle } from "../visit/wait-until-idle.ts";

/**
 * Types once the button can be pressed: after a press the page may be busy for a while (docs/jobcan.md §13 e). A page
 * that stays busy may be waiting for the site's own summary: the next one gets it.
 */
export async function typeWhenIdle(
  { visit, stop }: { visit: SiteVisit; stop: RunStop },
  entry: PunchEntry,
): Promise<void> {
  const type = () => visit.act("type_punch", stop.soft, (at) => typePunch(at, entry));
  try {
    await type();
  } catch (error) {
    if (!isStillBusy(toAutofillError(error))) throw error;
    if (!(await waitUntilIdle(visit, busyPatienceMs, stop.soft))) {
      await visit.summaries.letThrough("busy", stop.soft);
      throw error;
    }
    await type();
  }
}
