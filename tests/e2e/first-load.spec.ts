import type { Page, Request } from "@playwright/test";
import { wordsEn } from "../../apps/web/src/i18n/words-en.ts";
import { shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const mostBytes = 180_000;

/** What the empty form can do without, by something that is in its file only and no minifier changes. */
const later = {
  grid: "grid-frame",
  english: wordsEn.autofill.lead,
  charts: "u-under",
  job: "log-line",
} as const;

test("the form's first load is at most 180 KB of gzipped script in one file, and all else comes when it is wanted", async ({
  page,
  complaints,
}) => {
  complaints.tolerate(/404 .*\/trpc\/jobs\.(?:get|touch)/);
  const scripts = watchScripts(page);
  await page.goto("/autofill", { waitUntil: "networkidle" });
  await expect(page.getByRole("button", { name: words.autofill.usePractice })).toBeVisible();
  const sizes = await Promise.all(scripts.map(async ({ request }) => await sizeOf(request)));
  const [large, small] = sizes.toSorted((a, b) => b.bytes - a.bytes);
  expect(sizes, "each further file costs a poor line a turn").toEqual([small, large]);
  expect(small?.bytes, "it is waited for before anything is painted").toBeLessThan(1000);
  expect(new Set(sizes.map(({ encoding }) => encoding))).toEqual(new Set(["gzip"]));
  const bytes = sizes.reduce((sum, file) => sum + file.bytes, 0);
  expect(bytes, JSON.stringify(sizes)).toBeLessThanOrEqual(mostBytes);
  for (const [part, mark] of Object.entries(later)) {
    expect(await holding(scripts, mark), `${part}, with the form`).toEqual([]);
  }

  const expectLoaded = async (part: keyof typeof later) =>
    await expect.poll(() => holding(scripts, later[part]), part).toHaveLength(1);
  await page.locator("input[type=file]").setInputFiles(shortSheet(2));
  await expectLoaded("grid");
  await page.getByRole("button", { name: "English" }).click();
  await expectLoaded("english");
  await page.getByRole("link", { name: wordsEn.nav.telemetry }).click();
  await expect(page.locator("figure canvas")).toHaveCount(2);
  await expectLoaded("charts");
  await page.goto("/jobs/0123456789abcdef0123456789abcdef");
  await expectLoaded("job");
});

interface Script {
  request: Request;
  /** Read at once: a browser forgets it with the next page. */
  text: Promise<string>;
}

function watchScripts(page: Page): Script[] {
  const scripts: Script[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") scripts.push({ request, text: textOf(request) });
  });
  return scripts;
}

async function textOf(script: Request): Promise<string> {
  return (await (await script.response())?.text()) ?? "";
}

async function sizeOf(script: Request) {
  const response = await script.response();
  const { responseBodySize } = await script.sizes();
  const encoding = await response?.headerValue("content-encoding");
  return { url: script.url(), bytes: responseBodySize, encoding };
}

/** Those that hold a text, whatever their file is called, each once. */
async function holding(scripts: readonly Script[], mark: string): Promise<string[]> {
  const texts = await Promise.all(
    scripts.map(async ({ request, text }) => ({ url: request.url(), text: await text })),
  );
  return [...new Set(texts.filter(({ text }) => text.includes(mark)).map(({ url }) => url))];
}
