import type { Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { shortSheet } from "./support/sheets.ts";
import { slowDown } from "./support/slow-down.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const label = words.job.notify;

test("the tab's title says how far the job is, and at last how it ended", async ({
  page,
  service,
}) => {
  await chooseSheet(page, shortSheet(2));
  await usePractice(page);
  slowDown(service.sandbox);
  await start(page, 2);
  await expect(page).toHaveTitle(/^0\/2 short\.csv/);

  service.sandbox.clearFaults();
  await expectOutcome(page, "succeeded");
  await expect(page).toHaveTitle(new RegExp(`^${words.jobOutcomes.succeeded} short\\.csv`));
});

test("who asked for it on the job's page is notified of the end, once", async ({
  page,
  service,
}) => {
  await fakeNotifications(page, { permission: "granted" });
  await chooseSheet(page, shortSheet(1));
  await usePractice(page);
  slowDown(service.sandbox, 3000);
  await start(page, 1);
  await page.getByRole("button", { name: label.ask }).click();
  await expect(page.getByText(label.on, { exact: true })).toBeVisible();
  expect(await shownBodies(page)).toEqual([label.sample]);

  service.sandbox.clearFaults();
  await expectOutcome(page, "succeeded");
  await expect.poll(() => shownBodies(page)).toEqual([label.sample, words.jobOutcomes.succeeded]);
  expect(await countTags(page), "neither takes the place of the other").toBe(2);
});

interface FakeNotifications {
  permission: NotificationPermission;
  /** As in Android's browsers. */
  throws?: boolean;
}

/** Notes down the notifications that the page shows instead of showing them. */
async function fakeNotifications(page: Page, fake: FakeNotifications): Promise<void> {
  await page.addInitScript(({ permission, throws }) => {
    const shown: string[] = [];
    const tags = new Set<string>();
    class Fake extends EventTarget {
      static requestPermission = async () => await Promise.resolve(permission);
      constructor(_title: string, { body = "", tag = "" }: { body?: string; tag?: string } = {}) {
        super();
        if (throws === true) throw new TypeError("Illegal constructor");
        shown.push(body);
        tags.add(tag);
      }
      close(): void {}
    }
    Object.assign(globalThis, { Notification: Fake, shownNotifications: shown, shownTags: tags });
  }, fake);
}

async function shownBodies(page: Page): Promise<unknown> {
  return await page.evaluate(() => Reflect.get(globalThis, "shownNotifications") as unknown);
}

/** How many of them stay beside each other: one of the same tag takes the place of the one before. */
async function countTags(page: Page): Promise<unknown> {
  return await page.evaluate(() => {
    const tags: unknown = Reflect.get(globalThis, "shownTags");
    return tags instanceof Set ? tags.size : undefined;
  });
}
