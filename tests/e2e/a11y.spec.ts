import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/autofill-page.ts";
import { holdBack } from "./support/hold-back.ts";
import { countResults, expectOutcome } from "./support/job-page.ts";
import { fixtureFile, monthFile } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test("axe finds nothing on any screen, light and dark", async ({ page, service, complaints }) => {
  complaints.tolerate(/404 \(Not Found\).*jobs\.get/);
  test.slow();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/autofill");
  await expect(page.getByRole("button", { name: words.autofill.usePractice })).toBeVisible();
  await expectNoViolations(page, "form");
  await chooseSheet(page, fixtureFile("with-mistakes.xlsx"));
  await expectNoViolations(page, "form with findings");
  await chooseSheet(page, monthFile);
  await expectNoViolations(page, "form with rows");

  await usePractice(page);
  holdBack(service.sandbox, 2000);
  await start(page, 19);
  await expect.poll(() => countResults(page, words.outcomes.verified)).toBeGreaterThan(0);
  await expectNoViolations(page, "running job");
  service.sandbox.clearFaults();
  await expectOutcome(page, "succeeded");
  await expectNoViolations(page, "finished job");

  await page.getByRole("link", { name: words.nav.telemetry }).click();
  await expect(page.locator("figure canvas")).toHaveCount(2);
  await expectNoViolations(page, "telemetry");
  await page.goto("/jobs/0123456789abcdef0123456789abcdef");
  await expect(page.getByText(words.errors.JOB_NOT_FOUND({}).what)).toBeVisible();
  await expectNoViolations(page, "no such job");
});

/** All of axe's rules, best practices included. */
async function expectNoViolations(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${help} ${target.join(" ")} ${any[0]?.message ?? ""}`),
    );
    expect.soft(told, `${screen}, ${colorScheme}`).toEqual([]);
  }
}
