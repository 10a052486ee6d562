import type { Page } from "playwright";
import { AutofillError, type UnansweredReason } from "@jobcan-automation/contract";
import { hostOf } from "../../browser/allow-hosts.ts";
import type { Secret } from "../../base/secret.ts";
import { cleanSiteText } from "../clean-site-text.ts";
import { isOnSite, siteMap, type SiteUrls } from "../site-map.ts";
import type { Landing } from "../visit/judge-landing.ts";
import { placeOf } from "./judge-sign-in.ts";
import { pressAndSettle } from "./press-and-settle.ts";
import type { SignInRun } from "./sign-in-run.ts";

/**
 * Asks the person for the one-time code of this page and sends it; once more where it was refused. Returns the page
 * after a code that was not. Throws OTP_REQUIRED with the reason.
 */
export async function passCode(run: SignInRun, asked: Landing): Promise<Landing> {
  let landing = asked;
  for (const isRepeat of [false, true]) {
    const code = await askForCode(run, landing, isRepeat);
    landing = await sendCode(run, code);
    // A sign-in that begins anew has refused the code too: the password is not sent again.
    if (landing.kind === "sign_in") throw refused(landing, "refused");
    if (landing.kind !== "one_time_code") return landing;
  }
  throw refused(landing, "refused");
}

async function askForCode(run: SignInRun, landing: Landing, isRepeat: boolean): Promise<Secret> {
  const siteText = isRepeat ? cleanSiteText(landing.page.flash) : "";
  const question = {
    kind: "one_time_code",
    ...placeOf(landing.page),
    ...(isRepeat && { isRepeat }),
    ...(siteText !== "" && { siteText }),
  } as const;
  const answer = await run.visit.wait(run.anyStop, (until) => run.person.ask(question, until));
  switch (answer.way) {
    case "code":
      return answer.code;
    case "nobody":
      throw refused(landing, answer.reason);
    case "choice":
    case "text":
      throw new AutofillError("INTERNAL", { step: "code_answer" });
  }
}

/** Types it once into the site's own field, and presses that form's button once. */
async function sendCode({ visit, signal }: SignInRun, code: Secret): Promise<Landing> {
  await visit.act("type_code", signal, (page) => typeCode(page, visit.site, code));
  return await pressAndSettle(visit, { step: "send_code", button: codeButton }, signal);
}

async function typeCode(page: Page, site: SiteUrls, code: Secret): Promise<void> {
  const form = codeForm(page);
  const action = await form.evaluate((element: HTMLFormElement) => element.action);
  for (const url of [page.url(), action]) {
    if (!isOnSite(site, url)) {
      throw new AutofillError("UNEXPECTED_REDIRECT", { host: hostOf(url) });
    }
  }
  await form.locator(siteMap.signIn.oneTimeCode).first().fill(code.reveal());
}

function codeForm(page: Page) {
  return page
    .locator("form")
    .filter({ has: page.locator(siteMap.signIn.oneTimeCode) })
    .first();
}

function codeButton(page: Page) {
  return codeForm(page).locator(siteMap.signIn.stepSubmit).first();
}

function refused({ page }: Landing, reason: UnansweredReason | "refused"): AutofillError {
  const siteText = reason === "refused" ? cleanSiteText(page.flash) : "";
  return new AutofillError("OTP_REQUIRED", {
    ...placeOf(page),
    reason,
    ...(siteText !== "" && { siteText }),
  });
}
