import type { Page, Request } from "playwright";
import { hostOf } from "../../browser/allow-hosts.ts";
import { AutofillError, toAutofillError } from "@jobcan-automation/contract";
import { bridgeUrl } from "../site-map.ts";
import type { Landing } from "../visit/judge-landing.ts";
import { isLimit } from "../visit/limit-signs.ts";
import type { SiteVisit } from "../visit/site-visit.ts";
import { humanCheck } from "./judge-sign-in.ts";

/** A button of the sign-in that is pressed once, and what names the step. */
export interface OnePress {
  step: string;
  /** The button, in the page that is open. */
  button: (page: Page) => { click(): Promise<void> };
}

/**
 * Presses the button. If the answer is lost, the employee's page shows whether the sign-in worked; nothing is sent
 * again.
 */
export async function pressAndSettle(
  visit: SiteVisit,
  press: OnePress,
  signal: AbortSignal,
): Promise<Landing> {
  try {
    await visit.act(press.step, signal, (page) => pressAndFollow(page, press));
    return await visit.current(signal);
  } catch (error) {
    signal.throwIfAborted();
    const failed = toAutofillError(error);
    const limited = visit.limitMet() ?? (isLimit(failed) ? failed : undefined);
    if (limited !== undefined) return await afterLimit(visit, limited, signal);
    const elsewhere = visit.offSite();
    if (elsewhere !== undefined) throw redirectError(elsewhere, visit);
    if (!mayHaveArrived.has(failed.code)) throw failed;
    if (failed.code === "BROWSER_CRASHED") await visit.relaunch(failed, signal);
    const bridged = await crossBridge(visit, signal);
    if (bridged.kind === "employee") return bridged;
    throw failed;
  }
}

/** Goes to the employee's page over the bridge, which needs a sign-in at the common ID and no password. */
export function crossBridge(visit: SiteVisit, signal: AbortSignal): Promise<Landing> {
  return visit.open(bridgeUrl(visit.site), signal);
}

/** The answer was the limit of pages: the employee's page shows whether the sign-in worked. */
async function afterLimit(
  visit: SiteVisit,
  limited: AutofillError,
  signal: AbortSignal,
): Promise<Landing> {
  await visit.waitOutLimit(limited, signal);
  const bridged = await crossBridge(visit, signal);
  if (bridged.kind === "employee") return bridged;
  throw limited;
}

/**
 * Another host after the password is a company's own sign-in (SSO); one of ours without TLS or on another port is not.
 */
function redirectError(url: string, { site }: SiteVisit): AutofillError {
  const own = [site.idUrl, site.sslUrl].map((origin) => new URL(origin).hostname);
  if (own.includes(new URL(url).hostname)) {
    return new AutofillError("UNEXPECTED_REDIRECT", { host: hostOf(url) });
  }
  return humanCheck("sso", { url, title: "" });
}

const mayHaveArrived: ReadonlySet<string> = new Set([
  "NETWORK_ERROR",
  "SITE_UNAVAILABLE",
  "BROWSER_CRASHED",
]);

/** Clicks, and waits for the page at the end of the redirects, or for the navigation to fail. */
async function pressAndFollow(page: Page, { button }: OnePress): Promise<void> {
  const { promise: settled, resolve, reject } = Promise.withResolvers<void>();
  const onFailed = (request: Request) => {
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    reject(new Error(request.failure()?.errorText ?? "net::ERR_FAILED"));
  };
  const onLoaded = () => resolve();
  page.on("requestfailed", onFailed);
  page.on("domcontentloaded", onLoaded);
  try {
    await Promise.all([settled, button(page).click()]);
  } finally {
    page.off("requestfailed", onFailed);
    page.off("domcontentloaded", onLoaded);
  }
}
