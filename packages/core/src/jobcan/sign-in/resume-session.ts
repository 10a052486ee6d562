import { AutofillError } from "@jobcan-automation/contract";
import type { SiteVisit } from "../visit/site-visit.ts";
import { crossBridge } from "./press-and-settle.ts";
import { nameOn } from "./sign-in.ts";

/**
 * Goes on with the session whose cookies the browser was given; sends no password. SESSION_LOST where Jobcan has ended
 * it.
 */
export async function resumeSession(
  visit: SiteVisit,
  signal: AbortSignal,
): Promise<{ name: string }> {
  const landing = await crossBridge(visit, signal);
  if (landing.kind !== "employee") throw new AutofillError("SESSION_LOST", { step: "sitting" });
  return { name: nameOn(landing) };
}
