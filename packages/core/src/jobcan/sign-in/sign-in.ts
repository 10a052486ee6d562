import type { Page, Request } from "playwright";
import { hostOf } from "../../browser/allow-hosts.ts";
import { AutofillError, toAutofillError } from "@jobcan-automation/contract";
import { cleanSiteText } from "../clean-site-text.ts";
import { checkSignInPage, humanCheck, judgeSignIn, secondStep } from "./judge-sign-in.ts";
import { bridgeUrl, siteMap, signInUrl } from "../site-map.ts";
import { typeIn } from "./type-credentials.ts";
import type { Landing } from "../visit/judge-landing.ts";
import type { SiteVisit } from "../visit/site-visit.ts";

/**
 * Credentials for one attempt. `forget` drops the password; it is called before the button that sends it is pressed.
 */
export interface OneAttempt {
  readonly login: string;
  readonly companyCode: string | undefined;
  password(): string;
  forget(): void;
  readonly forgotten: boolean;
}

/** Makes the one attempt that a job has (docs/product.md §5.6). */
export function createOneAttempt(credentials: {
  login: string;
  password: string;
  companyCode?: string | undefined;
}): OneAttempt {
  let password: string | undefined = credentials.password;
  return {
    login: credentials.login,
    companyCode: credentials.companyCode === "" ? undefined : credentials.companyCode,
    password() {
      if (password === undefined) throw new AutofillError("INTERNAL", { step: "password_twice" });
      return password;
    },
    forget() {
      password = undefined;
    },
    get forgotten() {
      return password === undefined;
    },
  };
}

/**
 * Signs in; the password is sent at most once, whatever happens. Returns the name that Jobcan shows, or throws an error
 * of judge-sign-in.ts.
 */
export async function signIn(
  visit: SiteVisit,
  attempt: OneAttempt,
  signal: AbortSignal,
): Promise<{ name: string }> {
  const landing = await reachEmployee({ visit, attempt, signal });
  return { name: nameOn(landing) };
}

/** The name that an employee's page shows; "" where it shows none. */
export function nameOn({ page }: Landing): string {
  const shown = page.title.replace(siteMap.employee.titleBeforeName, "");
  return shown === page.title ? "" : cleanSiteText(shown);
}

interface Run {
  visit: SiteVisit;
  attempt: OneAttempt;
  signal: AbortSignal;
}

async function reachEmployee(run: Run): Promise<Landing> {
  const ready = await fillForm(run);
  if (ready.kind === "employee") return ready;
  const landing = await sendPassword(run);
  if (judgeSignIn(landing, run.attempt.companyCode !== undefined) === "signed_in") return landing;
  const bridged = await crossBridge(run.visit, run.signal);
  if (bridged.kind === "employee") return bridged;
  throw secondStep(landing.page);
}

/** Opens the form and types into it. A browser that dies here has sent nothing, so the form may be opened once more. */
async function fillForm({ visit, attempt, signal }: Run): Promise<Landing> {
  for (;;) {
    const landing = await visit.open(signInUrl(visit.site), signal);
    if (landing.kind === "employee") return landing;
    checkSignInPage(landing, visit.site, attempt.companyCode !== undefined);
    try {
      await visit.act("type_credentials", signal, (page) => typeIn(page, attempt));
      return landing;
    } catch (error) {
      signal.throwIfAborted();
      const failed = toAutofillError(error);
      if (failed.code !== "BROWSER_CRASHED") throw failed;
      await visit.relaunch(failed, signal);
    }
  }
}

/**
 * Presses the button. If the answer is lost, the employee's page shows whether the sign-in worked; nothing is sent
 * again.
 */
async function sendPassword({ visit, attempt, signal }: Run): Promise<Landing> {
  attempt.forget();
  try {
    await visit.act("sign_in", signal, pressAndFollow);
    return await visit.current(signal);
  } catch (error) {
    signal.throwIfAborted();
    const limited = visit.limitMet();
    if (limited !== undefined) return await afterLimit(visit, limited, signal);
    const failed = toAutofillError(error);
    const elsewhere = visit.offSite();
    if (elsewhere !== undefined) throw redirectError(elsewhere, visit);
    if (!mayHaveArrived.has(failed.code)) throw failed;
    if (failed.code === "BROWSER_CRASHED") await visit.relaunch(failed, signal);
    const bridged = await crossBridge(visit, signal);
    if (bridged.kind === "employee") return bridged;
    throw failed;
  }
}

/** The answer to the password was the limit of pages: the employee's page shows whether the sign-in worked. */
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
async function pressAndFollow(page: Page): Promise<void> {
  const { promise: settled, resolve, reject } = Promise.withResolvers<void>();
  const onFailed = (request: Request) => {
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    reject(new Error(request.failure()?.errorText ?? "net::ERR_FAILED"));
  };
  const onLoaded = () => resolve();
  page.on("requestfailed", onFailed);
  page.on("domcontentloaded", onLoaded);
  try {
    const form = page.locator(siteMap.signIn.form).first();
    await Promise.all([settled, form.locator(siteMap.signIn.submit).first().click()]);
  } finally {
    page.off("requestfailed", onFailed);
    page.off("domcontentloaded", onLoaded);
  }
}

function crossBridge(visit: SiteVisit, signal: AbortSignal): Promise<Landing> {
  return visit.open(bridgeUrl(visit.site), signal);
}
