import { saved } from "./support/page/saved.ts";
import { jobStories } from "./support/states/job-stories.ts";
import { expectedComplaints } from "./support/states/inspect-state.ts";
import { withStory } from "./support/states/job-states.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const label = words.job;
const story = jobStories.partial;
const error = words.log.punch_refused({
  kind: "work_start",
  timeMin: 543,
  reason: "refused",
  siteText: "",
});

test.beforeEach(({ complaints }) => {
  complaints.tolerate(expectedComplaints);
});

test("the log says what it hides and what was dropped, shows a day's lines, and leads to the first error", async ({
  page,
}) => {
  await withStory(page, story, async () => {
    const log = page.getByRole("log");
    await expect(page.getByText(label.dropped(1234))).toBeVisible();
    await expect(page.getByText(label.hidden(1))).toBeVisible();
    await page.getByRole("button", { name: label.showAll }).click();
    await expect(page.getByText(label.hidden(1))).toHaveCount(0);

    await page.getByTitle(label.showLines("10/4")).click();
    const ofDay = story.log.filter(({ date }) => date === "2026-10-04").length;
    await expect(log.locator("[data-index]")).toHaveCount(ofDay);
    await expect(page.getByText(label.hidden(story.log.length - ofDay))).toBeVisible();
    await page.getByRole("button", { name: label.clearDay }).click();

    await log.evaluate((box) => box.scrollTo(0, 0));
    await expect(log.getByText(words.log.job_started({ days: 31, mode: "fill" }))).toBeInViewport();
    await page.getByRole("button", { name: label.firstError }).click();
    await expect(log.getByText(error.slice(0, 12))).toBeInViewport();
  });
});

test("the log is saved as text, with a note on dropped lines, and as the entries that were sent", async ({
  page,
}) => {
  await withStory(page, story, async () => {
    const text = await saved(page, () =>
      page.getByRole("button", { name: label.downloadText }).click(),
    );
    expect(text.name).toMatch(/\.log$/);
    const lines = text.text.trim().split("\n");
    expect(lines[0]).toBe(`# ${label.dropped(1234)}`);
    expect(lines).toHaveLength(story.log.length + 1);

    const json = await saved(page, () =>
      page.getByRole("button", { name: label.downloadJson }).click(),
    );
    expect(json.name).toMatch(/\.jsonl$/);
    expect(
      json.text
        .trim()
        .split("\n")
        .map((line): unknown => JSON.parse(line)),
    ).toEqual(story.log);
  });
});

for (const [reducedMotion, moving] of [
  ["no-preference", 1],
  ["reduce", 0],
] as const) {
  test(`animations follow the user's setting (${reducedMotion})`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    await withStory(page, jobStories.running, async () => {
      await expect(page.getByText(label.connection.open, { exact: true })).toBeVisible();
      await expect
        .poll(() =>
          page.evaluate(
            () =>
              document.getAnimations().filter(({ playState }) => playState === "running").length,
          ),
        )
        .toBe(moving);
    });
  });
}
