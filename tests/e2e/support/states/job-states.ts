import { encodePicturePart } from "@jobcan-automation/contract";
import type { Page } from "@playwright/test";
import { openTimedStream } from "../timed-stream.ts";
import { expect } from "../test.ts";
import { words } from "../words.ts";
import { jobStories, type Snapshot, storyId } from "./job-stories.ts";
import type { InspectState } from "./inspect-state.ts";

const label = words.job;

/** Every state of a job's screen, one after the other, from the test's own streams, so that no state can be missed. */
export async function jobStates(page: Page, inspect: InspectState): Promise<void> {
  await page.route("**/api/jobs/*/screen*", (route) => route.fulfill({ body: picture }));
  for (const [name, story] of Object.entries(jobStories)) {
    await withStory(page, story, async () => {
      await inspect(`job-${name}`);
    });
  }
  await withStory(page, jobStories.partial, () => filters(page, inspect));
  await withStory(page, jobStories.awaiting, async () => {
    await page.getByRole("button", { name: label.left.recheck(8) }).click();
    const form = page.getByRole("form", { name: label.left.recheckTitle });
    await form.getByRole("button", { name: label.left.recheckStart }).click();
    await expect(form.getByText(words.autofill.why.noLogin)).toBeVisible();
    await inspect("job-recheck-form");
  });
  await withStory(page, jobStories.running, async (stream) => {
    await stream[Symbol.asyncDispose]();
    const lastSeq = String(jobStories.running.job.lastSeq + 1);
    await expect(page.getByText(label.connection.reconnecting(lastSeq))).toBeVisible();
    await inspect("job-reconnecting");
  });
  await withStory(page, jobStories.waiting, async (stream) => {
    stream.send(1000, { type: "expired" });
    await expect(page.getByText(label.expired)).toBeVisible();
    await inspect("job-removed");
  });
  await page.goto(`/jobs/${storyId}`);
  await expect(page.getByText(words.jobs.stored.title)).toBeVisible();
  await inspect("job-stored");
  await page.goto(`/jobs/${storyId.replace(/^0/, "f")}`);
  await expect(page.getByText(words.errors.JOB_NOT_FOUND({}).what)).toBeVisible();
  await inspect("job-not-found");
  await page.goto("/no-such-page");
  await expect(page.getByText(words.notFound.title)).toBeVisible();
  await inspect("page-not-found");
}

async function filters(page: Page, inspect: InspectState): Promise<void> {
  await page.getByTitle(label.showLines("10/4")).click();
  await expect(page.getByText(label.onlyDay("10/4"))).toBeVisible();
  await inspect("job-one-day");
  await page.getByRole("button", { name: label.firstError }).click();
  await expect(page.getByRole("button", { name: label.line.clear })).toBeVisible();
  await inspect("job-line-chosen");
  await page.getByText(label.levels.warn, { exact: true }).click();
  await page.getByTitle(label.showLines("10/5")).click();
  await expect(page.getByText(label.noMatch)).toBeVisible();
  await inspect("job-no-line");
}

/** What is sent of a picture before its first frame: where it is, a host that is asked for, and one that was allowed. */
const picture = Buffer.from(
  encodePicturePart({
    kind: "json",
    json: JSON.stringify({
      type: "state",
      host: "login.company.example",
      title: "株式会社サンプル シングルサインオン",
      hosts: [
        { host: "login.company.example", state: "allowed" },
        { host: "mfa.company.example", state: "asked" },
      ],
    }),
  }),
);

type Stream = Awaited<ReturnType<typeof openTimedStream>>;

/** Opens a job's page with the test's own stream during the callback. */
export async function withStory(
  page: Page,
  story: Snapshot,
  during: (stream: Stream) => Promise<void>,
): Promise<void> {
  await withPlace(page, { story, hash: "" }, during);
}

/** The same for a part of the page. */
export async function withPlace(
  page: Page,
  { story, hash }: { story: Snapshot; hash: string },
  during: (stream: Stream) => Promise<void>,
): Promise<void> {
  await using stream = await openTimedStream({ seq: story.job.lastSeq + 1, event: story });
  await page.route("**/trpc/jobs.follow*", (route) => route.continue({ url: stream.url }));
  await page.goto(`/jobs/${storyId}${hash}`);
  const name = story.job.fileName || words.jobModes[story.job.mode];
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await during(stream);
  await page.unroute("**/trpc/jobs.follow*");
}
