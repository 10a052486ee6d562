import type { Page } from "@playwright/test";
import { signInOnScreen } from "@jobcan-automation/core/testing";
import { start } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { chooseOwn, startInWindow } from "./support/page/own-sign-in.ts";
import { expectNoBrowser } from "./support/no-browser.ts";
import { noScreen, onScreen } from "./support/on-screen.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const days = 2;
const { signIn } = words.autofill;
const entered = wantedLines(monthDays.slice(0, days));

test.describe.configure({ timeout: 180_000 });

for (const width of [1280, 390]) {
  test.describe(`in the picture at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("no password is asked for: the person signs in, and the job goes on", async ({
      page,
      service,
    }) => {
      await chooseOwn(page, days);
      await expect(page.getByText(signIn.needsOwnMachine)).toBeVisible();
      await expect(page.getByLabel(words.autofill.password, { exact: true })).toBeHidden();
      await start(page, days);
      const canvas = page.locator(".picture-view:not(.is-waiting) canvas");
      await canvas.waitFor({ timeout: 60_000 });
      await expect(page.locator(".picture-place")).toContainText("ジョブカン");

      await canvas.click({ position: { x: 5, y: 300 } });
      await page.keyboard.press("Tab");
      await page.keyboard.insertText("demo@example.jp");
      await page.keyboard.press("Tab");
      await page.keyboard.insertText("practice-1234");
      await page.keyboard.press("Enter");

      await expectOutcome(page, "succeeded");
      expect(recordedLines(service.sandbox)).toEqual(entered);
      expect(service.sandbox.counts.signInPosts, "by the person").toBe(1);
    });
  });
}

for (const width of [1280, 390]) {
  test.describe(`left alone at ${width} px`, () => {
    test.use({
      viewport: { width, height: 900 },
      serviceOptions: { env: { PERSON_WAIT_SEC: "5" } },
    });

    test("the job ends in time, says why, and leaves no browser", async ({ page, service }) => {
      await chooseOwn(page, days);
      await start(page, days);

      await expectOutcome(page, "failed");
      await expect(page.locator(".job-end").getByText(words.unanswered.late)).toBeVisible();
      expect(service.sandbox.counts).toMatchObject({ signInPosts: 0, inserts: 0 });
      await expectNoBrowser(service);
    });
  });
}

onScreen.describe("in a window of this machine", () => {
  onScreen.skip(noScreen !== undefined, noScreen);

  for (const width of [1280, 390]) {
    onScreen.describe(`at ${width} px`, () => {
      onScreen.use({ viewport: { width, height: 900 } });

      onScreen(
        "a company's own sign-in that refuses a driven browser is passed",
        async ({ page, service, desk }) => {
          await startInWindow(page, days);
          await desk.see("ジョブカン");
          await expectTheirs(page);

          await signInOnScreen(desk);

          await expectOutcome(page, "succeeded");
          expect(recordedLines(service.sandbox)).toEqual(entered);
          expect(service.sandbox.counts).toMatchObject({ signInPosts: 0, identityPosts: 1 });
          await expectNoBrowser(service);
        },
      );
    });
  }

  onScreen.describe("left alone", () => {
    onScreen.use({ deskEnv: { PERSON_WAIT_SEC: "5" }, viewport: { width: 390, height: 900 } });

    onScreen("it is closed in time, and the job says why", async ({ page, service }) => {
      await chooseOwn(page, days);
      await page.getByRole("radio", { name: signIn.ways.window }).check();
      await start(page, days);

      await expectOutcome(page, "failed");
      await expect(page.locator(".job-end").getByText(words.unanswered.late)).toBeVisible();
      expect(service.sandbox.counts).toMatchObject({ signInPosts: 0, identityPosts: 0 });
      await expectNoBrowser(service);
    });
  });
});

/** An open window is a browser that is counted, and no part of the service's memory. */
async function expectTheirs(page: Page): Promise<void> {
  const figures = await (await page.request.get("/metrics")).text();
  expect(figures).toMatch(/^jobcan_browsers 1$/m);
  const [, bytes] = /^jobcan_memory_bytes\{part="browser"\} (\S+)$/m.exec(figures) ?? [];
  // The smallest browser with a page takes several times as much.
  expect(Number(bytes) / 1_000_000).toBeLessThan(30);
}
