import type { Locator, Page } from "@playwright/test";
import { words } from "../words.ts";

/** The card of the newest job with this file's name, in the list of jobs. */
export function jobCard(page: Page, fileName: string): Locator {
  return page.getByRole("article", { name: fileName, exact: true }).first();
}

/** All that pages have stored in this browser, as text. */
export async function storedText(page: Page): Promise<string> {
  return JSON.stringify(await page.context().storageState({ indexedDB: true }));
}

/** The list of jobs, opened by its link in the frame. */
export async function openJobs(page: Page): Promise<void> {
  await page.getByRole("link", { name: words.nav.jobs, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: words.jobs.title }).waitFor();
}
