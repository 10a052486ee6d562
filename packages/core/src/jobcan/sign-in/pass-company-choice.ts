/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import type { Page } from "playwright";
import { AutofillError } from "@jobcan-automation/contract";
import { cleanSiteText } from "../clean-site-text.ts";
import { siteMap } from "../site-map.ts";
import type { Landing } from "../visit/judge-landing.ts";
import { humanCheck, placeOf, withReason } from "./judge-sign-in.ts";
import { pressAndSettle } from "./press-and-settle.ts";
import type { SignInRun } from "./sign-in-run.ts";

/**
 * Lets the person choose where the page after the password lists companies by name, each with a mark of its own.
 * Undefined for every other page. Throws HUMAN_CHECK_REQUIRED where nobody chooses.
 */
export async function passCompanyChoice(
  run: SignInRun,
  { kind, page }: Landing,
): Promise<Landing | undefined> {
  const { visit, signal, anyStop, person } = run;
  const words = `${page.title} ${page.text}`;
  if (kind !== "id_other" || !siteMap.words.chooseCompany.test(words)) return undefined;
  const listed = await visit.act("read_companies", signal, (shown) => readCompanies(shown));
  const names = listed.map((name) => cleanSiteText(name));
  if (names.length < 2 || names.includes("") || new Set(names).size < names.length)
    return undefined;
  const question = { kind: "choose_company", ...placeOf(page), choices: names } as const;
  const answer = await visit.wait(anyStop, (until) => person.ask(question, until));
  switch (answer.way) {
    case "choice":
      return await choose(run, names.indexOf(answer.choice));
    case "nobody":
      throw withReason(humanCheck("choose_company", page), answer.reason);
    case "code":
    case "text":
      throw new AutofillError("INTERNAL", { step: "company_answer" });
  }
}

async function choose({ visit, signal }: SignInRun, index: number): Promise<Landing> {
  await visit.act("choose_company", signal, (page) => marks(page).nth(index).check());
  const button = (page: Page) => choiceForm(page).locator(siteMap.signIn.stepSubmit).first();
  return await pressAndSettle(visit, { step: "send_company", button }, signal);
}

/** The only form of the page that has marks to choose from. */
function choiceForm(page: Page) {
  return page
    .locator("form")
    .filter({ has: page.locator(markSelector) })
    .first();
}

function marks(page: Page) {
  return choiceForm(page).locator(markSelector);
}

const markSelector = "input[type='radio']";

/** Their labels, in the order of the marks; [] where the marks are not one question of one form of the page's own. */
async function readCompanies(page: Page): Promise<string[]> {
  if (
    (await page
      .locator("form")
      .filter({ has: page.locator(markSelector) })
      .count()) !== 1
  ) {
    return [];
  }
  return await choiceForm(page).evaluate((form: HTMLFormElement, selector: string) => {
    const found = [...form.querySelectorAll<HTMLInputElement>(selector)];
    const isOwn = new URL(form.action).origin === location.origin;
    const isOneQuestion = new Set(found.map(({ name }) => name)).size === 1;
    if (!isOwn || !isOneQuestion) return [];
    return found.map((mark) =>
      (mark.labels?.[0]?.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 200),
    );
  }, markSelector);
}
