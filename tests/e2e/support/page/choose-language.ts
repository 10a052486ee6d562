import type { Page } from "@playwright/test";

/** Changes the language, and waits until the page is shown in it. */
export async function chooseLanguage(page: Page, language: "ja" | "en"): Promise<void> {
  const name = language === "en" ? "English" : "日本語";
  await page.getByRole("button", { name }).click();
  await page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
}
