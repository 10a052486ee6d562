import type { Page } from "@playwright/test";
import { wordsEn } from "../../apps/web/src/i18n/words-en.ts";
import { wordsJa } from "../../apps/web/src/i18n/words-ja.ts";
import { expect, test } from "./support/test.ts";

const appearances = [
  { name: "light", language: "ja", width: 1280, system: "light", chosen: undefined },
  { name: "dark as the system is", language: "en", width: 1280, system: "dark", chosen: undefined },
  { name: "dark as it was chosen", language: "ja", width: 390, system: "light", chosen: "dark" },
  { name: "light", language: "en", width: 390, system: "light", chosen: undefined },
] as const;

/** Each written page, and what it says before its service has answered. */
const pages = [
  { path: "/autofill", says: [(of) => of.autofill.notice, (of) => of.autofill.drop] },
  { path: "/jobs", says: [(of) => of.jobs.lead, (of) => of.jobs.opening] },
  { path: "/jobs/0123456789abcdef0123456789abcdef", says: [(of) => of.job.opening] },
  { path: "/telemetry", says: [(of) => of.telemetry.lead, (of) => of.telemetry.opening] },
  { path: "/operator", says: [(of) => of.operator.lead, (of) => of.operator.opening] },
  { path: "/privacy", says: [(of) => of.about.privacy.lead, (of) => of.about.privacy.never] },
  { path: "/terms", says: [(of) => of.about.terms.lead, (of) => of.about.terms.noWarranty] },
  { path: "/contact", says: [(of) => of.about.contact.lead, (of) => of.about.contact.bugs] },
  { path: "/no-such-page", says: [(of) => of.notFound.back] },
] as const satisfies readonly { path: string; says: ((of: typeof wordsJa) => string)[] }[];

test.use({
  serviceOptions: {
    env: { OPERATOR_TOKEN: "only who runs it 4711", OPERATOR_NAME: "情報システム部" },
  },
});
test.beforeEach(({ complaints }) => {
  complaints.tolerate(/401 .*\/trpc\/operator|404 .*(?:\/trpc\/jobs\.(?:get|touch)|no-such-page)/);
});

for (const { name, language, width, system, chosen } of appearances) {
  test(`each page's words are painted before its script has come, and stay where they are: ${language}, ${name}, ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme: system });
    if (chosen !== undefined) await store(page, "mantine-color-scheme-value", chosen);
    if (language === "en") await store(page, "jobcan-autofill.language", "en");
    const spoken = language === "en" ? wordsEn : wordsJa;
    for (const { path, says } of pages) {
      await test.step(path, async () => {
        const answers = await holdBack(page, "**/trpc/**");
        const script = await holdBack(page, /\/assets\/index-[^/]*\.js$/);
        await page.goto(path, { waitUntil: "commit" });

        const written = page.locator(`.first-paint:lang(${language})`);
        await expect(written.getByRole("heading", { level: 1, includeHidden: true })).toBeVisible();
        await expect(page.locator(`.first-paint:not(:lang(${language}))`)).toBeHidden();
        await expect(written.locator("input[type=file]"), "it would be lost").toHaveCount(0);
        await page.keyboard.press("Tab");
        const focused = await page.evaluate(() => document.activeElement?.localName);
        expect(focused, "no use yet").toBe("body");
        // Nothing is painted before its styles have come, but texts have a place already.
        await expect.poll(() => hasItsStyles(page)).toBe(true);
        const before = await seen(page);
        for (const said of says) expect(textOf(before)).toContain(said(spoken));
        expect(textOf(before), "nothing of this service is known").not.toMatch(
          new RegExp(`情報システム部|${spoken.about.ownMachine}`),
        );

        script.release();
        await expect(page.locator("#root > main")).toBeVisible();
        await expect(page.locator(".first-paint")).toHaveCount(0);
        expect(await seen(page)).toEqual(before);
        answers.release();
        await page.unrouteAll({ behavior: "wait" });
      });
    }
  });
}

test("where there is no script the page says so, and waits for nothing", async ({
  browser,
  service,
}) => {
  await using context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of ["/autofill", "/privacy"]) {
    await page.goto(`${service.url}${path}`);
    await expect(page.locator(".no-script")).toContainText("JavaScript が必要です");
    await expect(page.locator(".no-script")).toContainText("needs JavaScript");
    await expect(page.locator(".first-paint:lang(en)")).toBeHidden();
    await expect(page.locator(".first-paint:lang(ja) h1")).toBeVisible();
    await expect(
      page.locator(".first-paint:lang(ja) .page-wait").filter({ visible: true }),
    ).toHaveCount(0);
  }
});

test("where a browser stores nothing each page is there, in Japanese", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  const answers = await holdBack(page, "**/trpc/**");
  for (const [path, { title }] of [
    ["/privacy", wordsJa.about.privacy],
    ["/jobs", wordsJa.jobs],
  ] as const) {
    await page.goto(path, { waitUntil: "commit" });
    const screen = page.locator("#root > main");
    await expect(screen.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page).toHaveTitle(new RegExp(`^${title} ·`));
  }
  answers.release();
  await page.unrouteAll({ behavior: "wait" });
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

type Seen = Awaited<ReturnType<typeof seen>>;

function textOf(texts: Seen): string {
  return texts.map(({ text }) => text).join("\n");
}

async function hasItsStyles(page: Page): Promise<boolean> {
  return await page.evaluate(() =>
    [...document.querySelectorAll("link")]
      .filter(({ rel }) => rel === "stylesheet")
      .every(({ sheet }) => sheet !== null),
  );
}

/** The tab's title, and each text that is seen: where, and how. */
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
    return [...found, { text: document.title, color: backgroundColor }];
  });
}
