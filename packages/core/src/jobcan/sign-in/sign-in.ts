import type { Page } from "playwright";
import { toAutofillError } from "@jobcan-automation/contract";
import { cleanSiteText } from "../clean-site-text.ts";
import { siteMap, signInUrl } from "../site-map.ts";
import type { Landing } from "../visit/judge-landing.ts";
import { checkSignInPage, judgeSignIn, secondStep } from "./judge-sign-in.ts";
import { passCode } from "./pass-code.ts";
import { passCompanyChoice } from "./pass-company-choice.ts";
import { crossBridge, pressAndSettle } from "./press-and-settle.ts";
import { type SignInRun, throwWhereOver } from "./sign-in-run.ts";
import { typeIn } from "./type-credentials.ts";

/**
 * Signs in; the password is sent at most once, whatever happens. Returns the name that Jobcan shows, or throws an error
 * of judge-sign-in.ts.
 */
export async function signIn(run: SignInRun): Promise<{ name: string }> {
  const landing = await reachEmployee(run);
  return { name: nameOn(landing) };
}

/** The name that an employee's page shows; "" where it shows none. */
export function nameOn({ page }: Landing): string {
  const shown = page.title.replace(siteMap.employee.titleBeforeName, "");
  return shown === page.title ? "" : cleanSiteText(shown);
}

async function reachEmployee(run: SignInRun): Promise<Landing> {
  const ready = await fillForm(run);
  if (ready.kind === "employee") return ready;
  const landing = await passSteps(run, await sendPassword(run));
  if (judgeSignIn(landing, run.attempt.companyCode !== undefined) === "signed_in") return landing;
  if (run.visit.hasPicture) await holdPage(run, landing.page.url);
  const bridged = await crossBridge(run.visit, run.signal);
  if (bridged.kind === "employee") return bridged;
  throw secondStep(landing.page);
}

/** Keeps the page as it stands for a person, where it can be read: one that moves on by itself cannot. */
async function holdPage(run: SignInRun, url: string): Promise<void> {
  const { visit, signal } = run;
  try {
    run.stoppedAt = { url, html: await visit.act("hold_page", signal, (page) => page.content()) };
  } catch (error) {
    throwWhereOver(error, signal);
  }
}

/** Opens the form and types into it. A browser that dies here has sent nothing, so the form may be opened once more. */
async function fillForm({ visit, attempt, signal }: SignInRun): Promise<Landing> {
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

/** What stands between the password and the attendance product, where a person can say the word for it. */
async function passSteps(run: SignInRun, first: Landing): Promise<Landing> {
  const landing = first.kind === "one_time_code" ? await passCode(run, first) : first;
  return (await passCompanyChoice(run, landing)) ?? landing;
}

async function sendPassword({ visit, attempt, signal }: SignInRun): Promise<Landing> {
  attempt.forget();
  return await pressAndSettle(visit, { step: "sign_in", button: signInButton }, signal);
}

function signInButton(page: Page) {
  return page.locator(siteMap.signIn.form).first().locator(siteMap.signIn.submit).first();
}
