import type { Page } from "@playwright/test";
import { wordsEn } from "../../apps/web/src/i18n/words-en.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const appearances = [
  { name: "light", width: 1280, system: "light", chosen: undefined },
  { name: "dark as the system is", width: 1280, system: "dark", chosen: undefined },
  { name: "dark as it was chosen, on a phone", width: 390, system: "light", chosen: "dark" },
] as const;

for (const { name, width, system, chosen } of appearances) {
  test(`the form's words are painted before its script has come, and stay where they are: ${name}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme: system });
    if (chosen !== undefined) await store(page, "mantine-color-scheme-value", chosen);
    const answers = await holdBack(page, "**/trpc/**");
    const script = await holdBack(page, /\/assets\/index-[^/]*\.js$/);
    await page.goto("/autofill", { waitUntil: "commit" });

    const written = page.locator(".first-paint");
    await expect(written.getByRole("heading", { level: 1, includeHidden: true })).toBeVisible();
    await expect(written).toContainText(words.autofill.notice);
    await expect(written.locator("input[type=file]"), "it would be lost").toHaveCount(0);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.localName), "no use yet").toBe("body");
    const before = await seen(page);
    expect(before.map(({ text }) => text)).toContain(words.autofill.drop);

    script.release();
    await expect(page.locator("#root > main")).toBeVisible();
    await expect(written).toHaveCount(0);
    expect(await seen(page)).toEqual(before);
    answers.release();
    await expect(page.getByRole("button", { name: words.autofill.usePractice })).toBeVisible();
  });
}

test("whoever has chosen English sees no Japanese first", async ({ page }) => {
  await store(page, "jobcan-autofill.language", "en");
  const script = await holdBack(page, /\/assets\/index-[^/]*\.js$/);
  await page.goto("/autofill", { waitUntil: "commit" });
  await expect(page.locator(".first-paint")).toBeAttached();
  await expect(page.locator(".first-paint")).toBeHidden();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  script.release();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(wordsEn.autofill.title);
});

async function store(page: Page, key: string, value: string): Promise<void> {
  await page.addInitScript(([name, text]) => localStorage.setItem(name, text), [
    key,
    value,
  ] as const);
}

/** Requests of this address get no answer before they are released. */
async function holdBack(page: Page, address: string | RegExp) {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await promise;
    await route.continue();
  });
  return { release: resolve };
}

/** Each text that is seen: where, and how. */
async function seen(page: Page) {
  return await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      const element = node.parentElement;
      if (element === null || !element.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNode(node);
      const { x, y, width, height } = range.getBoundingClientRect();
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const text = node.textContent ?? "";
      if (width > 0) found.push({ text, x, y, width, height, color, fontSize, fontWeight });
    }
    const { backgroundColor } = getComputedStyle(document.body);
    return [...found, { text: "", color: backgroundColor }];
  });
}
