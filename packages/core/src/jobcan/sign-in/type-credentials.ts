import type { Page } from "playwright";
import { siteMap } from "../site-map.ts";

interface Typed {
  readonly login: string;
  readonly companyCode: string | undefined;
  password(): string;
}

/** Types into the sign-in form of the page, and presses nothing. */
export async function typeIn(page: Page, attempt: Typed): Promise<void> {
  const form = page.locator(siteMap.signIn.form).first();
  await form.locator(siteMap.signIn.login).first().fill(attempt.login);
  if (attempt.companyCode !== undefined) {
    const company = form.locator(siteMap.signIn.company).first();
    if (!(await company.isVisible()))
      await page.locator(siteMap.signIn.companyLink).first().click();
    await company.fill(attempt.companyCode);
  }
  await form.locator(siteMap.signIn.password).first().fill(attempt.password());
}
