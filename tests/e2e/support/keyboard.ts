import type { Locator, Page } from "@playwright/test";
import { expect } from "./test.ts";

const farthest = 150;

/** Presses Tab until the thing has the focus, as somebody without a mouse would. */
export async function tabTo(page: Page, thing: Locator): Promise<void> {
  await expect(thing).toBeVisible();
  for (let presses = 0; presses < farthest; presses += 1) {
    await page.keyboard.press("Tab");
    if (await thing.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached by ${farthest} presses of Tab: ${thing.toString()}`);
}
