import type { Page, Request } from "@playwright/test";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const mostBytes = 180_000;

test("the form's first load is at most 180 KB of gzipped JavaScript, and the charts come with their own screen only", async ({
  page,
}) => {
  const scripts = watchScripts(page);
  await page.goto("/autofill", { waitUntil: "networkidle" });
  await expect(page.getByRole("button", { name: words.autofill.usePractice })).toBeVisible();
  const sizes = await Promise.all(scripts.map(sizeOf));
  expect(sizes.length).toBeGreaterThan(0);
  expect(new Set(sizes.map(({ encoding }) => encoding))).toEqual(new Set(["gzip"]));
  const bytes = sizes.reduce((sum, file) => sum + file.bytes, 0);
  expect(bytes, JSON.stringify(sizes)).toBeLessThanOrEqual(mostBytes);
  expect(await withCharts(scripts), "not with the form").toEqual([]);

  await page.getByRole("link", { name: words.nav.telemetry }).click();
  await expect(page.locator("figure canvas")).toHaveCount(2);
  expect(await withCharts(scripts), "with the charts").toHaveLength(1);
});

function watchScripts(page: Page): Request[] {
  const scripts: Request[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request);
  });
  return scripts;
}

async function sizeOf(script: Request) {
  const response = await script.response();
  const { responseBodySize } = await script.sizes();
  const encoding = await response?.headerValue("content-encoding");
  return { url: script.url(), bytes: responseBodySize, encoding };
}

/** Those that hold the chart library, whatever their file is called. */
async function withCharts(scripts: readonly Request[]): Promise<string[]> {
  const texts = await Promise.all(
    scripts.map(async (script) => ({
      url: script.url(),
      text: (await (await script.response())?.text()) ?? "",
    })),
  );
  return texts.filter(({ text }) => text.includes("u-under")).map(({ url }) => url);
}
