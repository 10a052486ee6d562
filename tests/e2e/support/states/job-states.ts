import type { Page } from "@playwright/test";
import { openTimedStream } from "../timed-stream.ts";
import { expect } from "../test.ts";
import { words } from "../words.ts";
import { jobStories, type Snapshot, storyId } from "./job-stories.ts";
import type { Look } from "./look.ts";

const label = words.job;

/** Every state of a job's screen, one after the other: the streams are the test's own, so that none has to be waited for or can pass by. */
export async function jobStates(page: Page, look: Look): Promise<void> {
  for (const [name, story] of Object.entries(jobStories)) {
    await withStory(page, story, async () => {
      await look(`job-${name}`);
    });
  }
  await withStory(page, jobStories.partial, () => filters(page, look));
  await withStory(page, jobStories.running, async (stream) => {
    await stream[Symbol.asyncDispose]();
    const lastSeq = String(jobStories.running.job.lastSeq + 1);
    await expect(page.getByText(label.connection.reconnecting(lastSeq))).toBeVisible();
    await look("job-reconnecting");
  });
  await withStory(page, jobStories.waiting, async (stream) => {
    stream.send(1000, { type: "expired" });
    await expect(page.getByText(label.expired)).toBeVisible();
    await look("job-removed");
  });
  await page.goto(`/jobs/${storyId}`);
  await expect(page.getByText(words.errors.JOB_NOT_FOUND({}).what)).toBeVisible();
  await look("job-not-found");
  await page.goto("/no-such-page");
  await expect(page.getByText(words.notFound.title)).toBeVisible();
  await look("page-not-found");
}

async function filters(page: Page, look: Look): Promise<void> {
  await page.getByTitle(label.showLines("10/4")).click();
  await expect(page.getByText(label.onlyDay("10/4"))).toBeVisible();
  await look("job-one-day");
  await page.getByRole("button", { name: label.firstError }).click();
  await page.getByText(label.levels.warn, { exact: true }).click();
  await page.getByTitle(label.showLines("10/5")).click();
  await expect(page.getByText(label.noMatch)).toBeVisible();
  await look("job-no-line");
}

type Stream = Awaited<ReturnType<typeof openTimedStream>>;

/** Opens a job's page with a stream of the test's own behind it, for as long as it takes. */
export async function withStory(
  page: Page,
  story: Snapshot,
  during: (stream: Stream) => Promise<void>,
): Promise<void> {
  await using stream = await openTimedStream({ seq: story.job.lastSeq + 1, event: story });
  await page.route("**/trpc/jobs.follow*", (route) => route.continue({ url: stream.url }));
  await page.goto(`/jobs/${storyId}`);
  await expect(page.getByRole("heading", { level: 1, name: story.job.fileName })).toBeVisible();
  await during(stream);
  await page.unroute("**/trpc/jobs.follow*");
}
