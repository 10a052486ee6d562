import type { AutofillError } from "@jobcan-automation/contract";
import { hostOf } from "../../browser/allow-hosts.ts";
import { signInUrl, type SiteUrls } from "../site-map.ts";
import type { SiteVisit } from "../visit/site-visit.ts";
import { humanCheck, withReason } from "./judge-sign-in.ts";
import { spentAttempt } from "./one-attempt.ts";
import { crossBridge } from "./press-and-settle.ts";
import { signInInPicture } from "./sign-in-in-picture.ts";
import type { SignInRun } from "./sign-in-run.ts";
import { nameOn } from "./sign-in.ts";

/** Lets the person sign in at the site itself, in its picture, from its first page on; no password is known here. */
export async function signInOneself(run: Omit<SignInRun, "attempt">): Promise<{ name: string }> {
  return await signInInPicture({ ...run, attempt: spentAttempt() }, ownSignInOpen(run.visit.site));
}

/** Goes on with what the person has done in a window of their own, whose cookies the browser has. */
export async function enterFromWindow(
  visit: SiteVisit,
  signal: AbortSignal,
): Promise<{ name: string }> {
  const landing = await crossBridge(visit, signal);
  if (landing.kind !== "employee") throw withReason(ownSignInOpen(visit.site), "not_signed_in");
  return { name: nameOn(landing) };
}

/** The refusal where nobody has signed in. */
export function ownSignInOpen(site: SiteUrls): AutofillError {
  return humanCheck("own_sign_in", { url: signInUrl(site), title: "" });
}

/** Where the person begins, and whose page that is. */
export function ownSignInStart(site: SiteUrls): { url: string; host: string } {
  const url = signInUrl(site);
  return { url, host: hostOf(url) };
}
