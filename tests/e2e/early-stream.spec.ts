import { jobStories, storyId } from "./support/states/job-stories.ts";
import { expect, test } from "./support/test.ts";
import { openTimedStream } from "./support/timed-stream.ts";
import { words } from "./support/words.ts";

test("a job's events are asked for once, before the page's script has come, and what arrives meanwhile is shown", async ({
  page,
}) => {
  const { running } = jobStories;
  const from = running.job.lastSeq;
  await using stream = await openTimedStream({ seq: from, event: running });
  let asked = 0;
  await page.route("**/trpc/jobs.follow*", async (route) => {
    asked += 1;
    await route.continue({ url: stream.url });
  });
  const script = Promise.withResolvers<void>();
  await page.route(/\/assets\/index-[^/]*\.js$/, async (route) => {
    await script.promise;
    await route.continue();
  });
  await page.goto(`/jobs/${storyId}`, { waitUntil: "commit" });
  await stream.opened;
  await expect(page.locator(".first-paint:lang(ja)")).toContainText(words.job.opening);
  stream.send(from + 1, line(from + 1, "01.example"));
  script.resolve();

  const screen = page.locator("#root > main");
  const log = screen.getByRole("log");
  await expect(screen.getByRole("heading", { level: 1 })).toHaveText(running.job.fileName);
  await expect(log.getByText("01.example")).toBeVisible();
  stream.send(from + 2, line(from + 2, "02.example"));
  await expect(log.getByText("02.example")).toBeVisible();
  await expect(log.getByText("01.example")).toHaveCount(1);
  expect(asked).toBe(1);
});

function line(seq: number, host: string) {
  const message = { code: "signing_in", facts: { host } };
  return { type: "log", entry: { seq, at: Date.UTC(2026, 10, 30, 1), level: "info", message } };
}

test("an address of no job asks for no events", async ({ page, complaints }) => {
  complaints.tolerate(/404 .*\/jobs\//);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/jobs", { waitUntil: "networkidle" });
  await expect(page.locator("#root > main h1")).toHaveText(words.jobs.title);
  expect(asked).not.toContain("/trpc/jobs.follow");
});
