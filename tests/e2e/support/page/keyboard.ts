import type { Locator, Page } from "@playwright/test";
import { expect } from "../test.ts";

const maxPresses = 150;

/** Presses Tab until the element has the focus; returns how often. */
export async function tabTo(page: Page, target: Locator): Promise<number> {
  await expect(target).toBeVisible();
  for (let presses = 1; presses <= maxPresses; presses += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return presses;
  }
  throw new Error(`not reached by ${maxPresses} presses of Tab: ${target.toString()}`);
}
