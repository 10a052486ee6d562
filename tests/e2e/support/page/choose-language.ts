import type { Page } from "@playwright/test";

/** Changes the language, and waits until the page is shown in it; focus and pointer stay where they are. */
export async function chooseLanguage(page: Page, language: "ja" | "en"): Promise<void> {
  const name = language === "en" ? "English" : "日本語";
  await page.getByRole("button", { name }).dispatchEvent("click");
  await page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
}
