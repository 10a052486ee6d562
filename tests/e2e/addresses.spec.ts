import type { Locator, Page } from "@playwright/test";
import { expectedComplaints } from "./support/states/inspect-state.ts";
import { withPlace, withStory } from "./support/states/job-states.ts";
import { jobStories, storyId } from "./support/states/job-stories.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const label = words.job;
const story = jobStories.partial;
/** The only error, the newest line. */
const error = story.log.at(-1)?.seq ?? 0;

test.beforeEach(({ complaints }) => {
  complaints.tolerate(expectedComplaints);
});

test("a day has an address, which a reload leads to, and what is left to do leads to days", async ({
  page,
}) => {
  await withStory(page, story, async () => {
    await dayButton(page, "10/4").click();
    await expect(page).toHaveURL(`/jobs/${storyId}#day-10-04`);
  });
  await reopened(page, "#day-10-31", async () => {
    await expect(page.getByRole("button", { name: label.clearDay })).toBeVisible();
    await expect(dayButton(page, "10/31")).toHaveAttribute("aria-pressed", "true");
    await expect(dayButton(page, "10/31")).toBeInViewport();

    const left = page.getByRole("region", { name: label.left.title });
    await left.getByRole("link", { name: "10/4", exact: true }).click();
    await expect(dayButton(page, "10/4")).toHaveAttribute("aria-pressed", "true");
    await expect(dayButton(page, "10/4")).toBeInViewport();
    await expect(page).toHaveURL(`/jobs/${storyId}#day-10-04`);
  });
});

test("a line is chosen by mouse or keyboard, and copied as text or as a link", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await withStory(page, story, async () => {
    const newest = lineLink(page, error);
    await newest.click();
    await expectChosen(page, error);
    await newest.press("ArrowUp");
    const before = lineLink(page, error - 1);
    await expect(before).toBeFocused();
    await before.press("Enter");
    await expectChosen(page, error - 1);

    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole("button", { name: label.line.copy }).click();
    await expect.poll(copied).toMatch(/^2026-11-30 .* INFO {2}\[2026-10-31\] /);
    await page.getByRole("button", { name: label.line.copyLink }).click();
    await expect.poll(copied).toMatch(new RegExp(`/jobs/${storyId}#log-${error - 1}$`));
  });
});

/** Opens the job anew at an address within it. */
async function reopened(page: Page, hash: string, during: () => Promise<void>): Promise<void> {
  await page.goto("about:blank");
  await withPlace(page, { story, hash }, during);
}

function logOf(page: Page): Locator {
  return page.getByRole("log");
}

function lineLink(page: Page, seq: number): Locator {
  return logOf(page).locator(`a[href="#log-${seq}"]`);
}

async function expectChosen(page: Page, seq: number): Promise<void> {
  await expect(lineLink(page, seq)).toHaveAttribute("aria-current", "location");
  await expect(lineLink(page, seq)).toBeInViewport();
}

function dayButton(page: Page, day: string): Locator {
  return page.getByTitle(label.showLines(day));
}
