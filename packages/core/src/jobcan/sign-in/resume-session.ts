import { AutofillError } from "@jobcan-automation/contract";
import { bridgeUrl } from "../site-map.ts";
import type { SiteVisit } from "../visit/site-visit.ts";
import { nameOn } from "./sign-in.ts";

/**
 * Goes on with the session whose cookies the browser was given; sends no password. SESSION_LOST where Jobcan has ended
 * it.
 */
export async function resumeSession(
  visit: SiteVisit,
  signal: AbortSignal,
): Promise<{ name: string }> {
  const landing = await visit.open(bridgeUrl(visit.site), signal);
  if (landing.kind !== "employee") throw new AutofillError("SESSION_LOST", { step: "sitting" });
  return { name: nameOn(landing) };
}
