import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { chooseLanguage } from "./support/page/choose-language.ts";
import { aboutStates } from "./support/states/about-states.ts";
import { formStates } from "./support/states/form-states.ts";
import { jobStates } from "./support/states/job-states.ts";
import { jobsStates } from "./support/states/jobs-states.ts";
import { probeStates } from "./support/states/probe-states.ts";
import { telemetryStates } from "./support/states/telemetry-states.ts";
import { expectedComplaints } from "./support/states/inspect-state.ts";
import { expect, test } from "./support/test.ts";

// Some eighty states, with two or three axe runs each.
test.describe.configure({ timeout: 1_200_000 });
test.use({ contextOptions: { reducedMotion: "reduce" } });

test.beforeEach(({ complaints }) => {
  complaints.tolerate(expectedComplaints);
});

test("axe finds nothing in any state of the form, light and dark, in English on a phone", async ({
  page,
  service,
}) => {
  await formStates(page, service, (state) => expectNoViolationsAnywhere(page, state));
});

test("axe finds nothing in any state of the connection test, light and dark", async ({ page }) => {
  await probeStates(page, (state) => expectNoViolations(page, state));
});

test("axe finds nothing in any state of a job, light and dark, in English on a phone", async ({
  page,
}) => {
  await jobStates(page, (state) => expectNoViolationsAnywhere(page, state));
});

test("axe finds nothing in any state of the list of jobs, light and dark, in English on a phone", async ({
  page,
}) => {
  await jobsStates(page, (state) => expectNoViolationsAnywhere(page, state));
});

test("axe finds nothing in any state of the telemetry, light and dark", async ({
  page,
  service,
}) => {
  await telemetryStates(page, service, (state) => expectNoViolations(page, state));
});

test("axe finds nothing in any page on the service itself, light and dark, in English on a phone", async ({
  page,
}) => {
  await aboutStates(page, (state) => expectNoViolationsAnywhere(page, state));
});

/** All of axe's rules, best practices included. */
async function expectNoViolations(page: Page, state: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNothing(new AxeBuilder({ page }), `${state}, ${colorScheme}`);
  }
}

/** The same, and once more in the other language on a phone's screen; the colours are those of before. */
async function expectNoViolationsAnywhere(page: Page, state: string): Promise<void> {
  await expectNoViolations(page, state);
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await chooseLanguage(page, "en");
  const axe = new AxeBuilder({ page }).disableRules("color-contrast");
  await expectNothing(axe, `${state}, in English at 390 px`);
  await chooseLanguage(page, "ja");
  if (wide) await page.setViewportSize(wide);
}

async function expectNothing(axe: AxeBuilder, where: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help} ${target.join(" ")} ${any[0]?.message ?? ""}`),
  );
  expect.soft(found, where).toEqual([]);
}
