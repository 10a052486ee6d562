import type { Locator, Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { slowDown } from "./support/slow-down.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { tabTo } from "./support/page/keyboard.ts";
import { monthFile } from "./support/sheets.ts";
import { withHighMemory } from "./support/states/telemetry-states.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const label = words.telemetry;

test("the browser's start and end are shown, with their lines", async ({
  page,
  context,
  service,
}) => {
  await page.goto("/telemetry");
  await expect(page.getByText(label.noLines)).toBeVisible();
  await expect(tile(page, label.browsers)).toHaveText(label.browserUnit(0));
  await expect(tile(page, label.thresholds)).toContainText("450 MB");
  await expect(page.getByRole("figure", { name: new RegExp(label.memoryChart) })).toBeVisible();

  const user = await context.newPage();
  await chooseSheet(user, monthFile);
  await usePractice(user);
  slowDown(service.sandbox);
  await start(user, 19);

  await expect(tile(page, label.browsers)).toHaveText(label.browserUnit(1), { timeout: 60_000 });
  await expect(page.getByText("browser_count increment count=1")).toBeVisible();
  await expect(tile(page, label.jobs)).toContainText(label.running(1));
  service.sandbox.clearFaults();
  await expectOutcome(user, "succeeded");
  await expect(tile(page, label.browsers)).toHaveText(label.browserUnit(0));
  await expect(page.getByText("browser_count decrement count=0")).toBeVisible();
  await expect(tile(page, label.jobs)).toContainText(label.finished(1));
  for (const tag of ["upload_done", "browser_before", "browser_after", "job_completed"]) {
    await expect(page.getByText(new RegExp(`memory_check tag=${tag} `))).toBeVisible();
  }
  await expect(page.locator("figure canvas")).toHaveCount(2);

  await expectOneTabStop(page);

  const line = page.getByRole("button", { name: /tag=browser_after/ });
  await line.click();
  await expect(line).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: label.backToLive }).click();
  await expect(line).toHaveAttribute("aria-pressed", "false");

  await page.reload();
  await expect(page.getByText("browser_count increment count=1")).toBeVisible();
});

test("high memory is shown with its thresholds, their origin, and the growth per job", async ({
  page,
}) => {
  await withHighMemory(page, async () => {
    await expect(tile(page, label.container)).toContainText("421 MB");
    await expect(tile(page, label.container)).toContainText(label.levels.emergency);
    await expect(tile(page, label.container)).toContainText(label.ofLimit(94));
    await expect(tile(page, label.thresholds)).toContainText(`405 MB (${label.from.corrected})`);
    await expect(tile(page, label.thresholds)).toContainText(`450 MB (${label.from.env})`);
    await expect(tile(page, label.slope)).toHaveText(label.slopeValue("+0.3"));
    await expect(tile(page, label.jobs)).toContainText(label.waiting(3));
    await expect(tile(page, label.followers)).toHaveText(label.followerUnit(4));
  });
});

test("a job that nobody watched has its peak in a row, and the row leads to it on the chart", async ({
  page,
  context,
}) => {
  const user = await context.newPage();
  await chooseSheet(user, monthFile);
  await usePractice(user);
  await start(user, 19);
  await expectOutcome(user, "succeeded");
  await user.close();

  await page.goto("/telemetry");
  const rows = page.getByRole("region", { name: label.peaks }).getByRole("row");
  await expect(rows).toHaveCount(2);
  const row = rows.nth(1);
  await expect(row.getByRole("cell").nth(1)).toHaveText(words.jobOutcomes.succeeded);
  await expect(row.getByRole("cell").nth(2)).toHaveText(/^[1-9]\d+ MB$/);
  await expect(tile(page, label.followers)).toHaveText(label.followerUnit(1));
  await row.getByRole("button").click();
  const lines = page.getByRole("region", { name: label.lines });
  await expect(lines.getByRole("button", { name: label.backToLive })).toBeVisible();
  await expect(page.getByRole("button", { pressed: true, name: label.ranges["5m"] })).toHaveCount(
    0,
  );
});

test("the figures of a moment are read by keyboard and by pointer, and a drawn stretch is shown alone", async ({
  page,
}) => {
  await withHighMemory(page, async () => {
    const slider = page.getByRole("slider", { name: label.moment });
    await slider.focus();
    await page.keyboard.press("Home");
    await expect(slider).toHaveAttribute("aria-valuetext", /121 MB/);
    const first = await slider.getAttribute("aria-valuetext");
    await page.keyboard.press("ArrowRight");
    await expect(slider).not.toHaveAttribute("aria-valuetext", first ?? "");
    const second = await slider.getAttribute("aria-valuetext");

    const plot = page.locator(".chart .u-over").first();
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (box === null) throw new Error("the chart has no place");
    const at = (part: number) => ({ x: box.x + box.width * part, y: box.y + box.height / 2 });
    await page.mouse.move(at(0.5).x, at(0.5).y);
    await expect(slider).not.toHaveAttribute("aria-valuetext", second ?? "");
    await expect(slider).toHaveAttribute("aria-valuetext", /\d\d:\d\d:\d\d/);
    await page.mouse.move(at(0.3).x, at(0.3).y);
    await page.mouse.down();
    await page.mouse.move(at(0.6).x, at(0.6).y, { steps: 5 });
    await page.mouse.up();
    const live = page.getByRole("button", { name: label.backToLive });
    await expect(live).toBeVisible();
    await page.getByRole("button", { name: label.ranges["1h"] }).click();
    await expect(live).toHaveCount(0);
  });
});

/** The list of lines is one tab stop, and the arrow keys lead through it. */
async function expectOneTabStop(page: Page): Promise<void> {
  const lines = page.locator(".lines button");
  await tabTo(page, lines.first());
  await page.keyboard.press("ArrowDown");
  await expect(lines.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(lines.last()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator(".lines :focus")).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(lines.last()).toBeFocused();
}

function tile(page: Page, title: string): Locator {
  return page
    .locator("dl > div")
    .filter({ has: page.getByRole("term").getByText(title, { exact: true }) })
    .getByRole("definition");
}
