import type { Locator, Page } from "@playwright/test";
import type { GivenFile } from "../sheets.ts";
import { expect } from "../test.ts";
import { words } from "../words.ts";

/** Opens the form, gives it a file and waits until its rows are shown. */
export async function chooseSheet(page: Page, file: string | GivenFile): Promise<void> {
  await page.goto("/autofill");
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByRole("grid", { name: words.autofill.sheet })).toBeVisible();
}

/** A cell of the sheet's grid, by its name ("B4"). */
export function gridCell(page: Page, name: string): Locator {
  return page.locator(`[data-place="${name}"]`);
}

/** What the cell is understood as. */
export function cellValue(page: Page, name: string): Locator {
  return gridCell(page, name).locator(".cell-value");
}

/** Fills in the practice account. */
export async function usePractice(page: Page): Promise<void> {
  await page.getByRole("button", { name: words.autofill.usePractice }).click();
}

/** Types an account; the target stays the practice site. */
export async function typeAccount(page: Page, login: string, password: string): Promise<void> {
  await page.getByRole("textbox", { name: words.autofill.login }).fill(login);
  await page.getByLabel(words.autofill.password, { exact: true }).fill(password);
}

/** Submits this many days and waits for the job's page; returns the job's id. */
export async function start(page: Page, days: number): Promise<string> {
  await page.getByRole("button", { name: words.autofill.start(days) }).click();
  return await jobIdOf(page);
}

/** Plans this many days and waits for the job's page; returns the job's id. */
export async function startPlan(page: Page, days: number): Promise<string> {
  await page.getByRole("checkbox", { name: words.autofill.plan }).check();
  await page.getByRole("button", { name: words.autofill.startPlan(days) }).click();
  return await jobIdOf(page);
}

/** The id of the job whose page is open (or opening). */
export async function jobIdOf(page: Page): Promise<string> {
  await page.waitForURL(/\/jobs\/[^/]+$/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
