import type { Page } from "@playwright/test";
import { expect } from "../test.ts";
import { words } from "../words.ts";
import type { InspectState } from "./inspect-state.ts";

const { privacy, terms, contact } = words.about;

/** The pages on the service itself, as on one's own machine and as run for others. */
export async function aboutStates(page: Page, inspect: InspectState): Promise<void> {
  await eachPage(page, "", inspect);
  // This service has no token of an operator's.
  await page.goto("/operator");
  await expect(page.getByRole("heading", { level: 1, name: words.notFound.title })).toBeVisible();
  await inspect("operator-not-there");
  await page.route("**/trpc/service.info*", async (route) => {
    const answer = await route.fetch();
    const text = (await answer.text())
      .replaceAll('"isOwnMachine":true,"isPrivate":false', '"isOwnMachine":false,"isPrivate":true')
      .replaceAll(
        '"operator":{}',
        `"operator":${JSON.stringify(operator)},"sourceUrl":"${source}"`,
      );
    await route.fulfill({ response: answer, body: text });
  });
  await eachPage(page, "-for-others", inspect);
  await page.unroute("**/trpc/service.info*");
}

const operator = { name: "株式会社サンプル 情報システム部", contact: "it-support@company.example" };
const source = "https://git.company.example/tools/jobcan-autofill";

async function eachPage(page: Page, suffix: string, inspect: InspectState): Promise<void> {
  for (const [path, name, last] of [
    ["/privacy", "privacy", privacy.held],
    ["/terms", "terms", terms.limits],
    ["/contact", "contact", contact.operator],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 2, name: last })).toBeVisible();
    await inspect(`${name}${suffix}`);
  }
}
