import type { Page } from "@playwright/test";
import { shortSheet } from "../sheets.ts";
import { expect } from "../test.ts";
import { words } from "../words.ts";
import { chooseSheet, start } from "./autofill-page.ts";

const { signIn } = words.autofill;

/** Chooses a sheet of so many days, and to sign in oneself. */
export async function chooseOwn(page: Page, days: number): Promise<void> {
  await chooseSheet(page, shortSheet(days));
  await page.getByText(signIn.own, { exact: true }).click();
}

/** Starts a job whose person signs in in a window of their own; its id, once the page says so. */
export async function startInWindow(page: Page, days: number): Promise<string> {
  await chooseOwn(page, days);
  await page.getByRole("radio", { name: signIn.ways.window }).check();
  const id = await start(page, days);
  const { what } = words.questions.sign_in_window;
  await expect(page.getByRole("heading", { name: what })).toBeVisible({ timeout: 60_000 });
  return id;
}
