import { lineText, logEvent, longLog, sendSteadily } from "./support/long-log.ts";
import { mainThreadTasks } from "./support/page/long-tasks.ts";
import { expect, test } from "./support/test.ts";
import { openTimedStream } from "./support/timed-stream.ts";
import { words } from "./support/words.ts";

const { lines, perSecond } = longLog;
const seconds = 6;

test("10,000 lines are followed at 50 a second without a long task", async ({ page, browser }) => {
  await using stream = await openTimedStream({ seq: lines, event: longLog.snapshot() });
  // The service stores 200 lines a job, so the page's stream is replaced by the test's own.
  await page.route("**/trpc/jobs.follow*", (route) => route.continue({ url: stream.url }));
  await page.goto("/jobs/0123456789abcdef0123456789abcdef");
  await stream.opened;
  const log = page.getByRole("log");
  await expect(log).toContainText(lineText(lines));

  const { count, longestMs } = await mainThreadTasks(browser, page, async () => {
    await sendSteadily(stream, seconds * perSecond);
    await expect(log).toContainText(lineText(lines + seconds * perSecond));
  });
  expect(count, "the page has worked").toBeGreaterThan(seconds * 5);
  expect(longestMs[0], `longest tasks: ${longestMs.join(", ")} ms`).toBeLessThanOrEqual(50);
  expect(await log.locator("[data-index]").count(), "only the lines in view exist").toBeLessThan(
    100,
  );
});

test("the view stays in place when scrolled up, and offers the way back", async ({ page }) => {
  await using stream = await openTimedStream({ seq: lines, event: longLog.snapshot() });
  await page.route("**/trpc/jobs.follow*", (route) => route.continue({ url: stream.url }));
  await page.goto("/jobs/0123456789abcdef0123456789abcdef");
  const log = page.getByRole("log");
  await expect(log).toContainText(lineText(lines));

  await log.hover();
  await page.mouse.wheel(0, -4000);
  const follow = page.getByRole("button", { name: words.job.follow });
  await expect(follow).toBeVisible();
  const top = await log.evaluate((box) => box.scrollTop);
  for (let at = 1; at <= 20; at += 1) stream.send(lines + at, logEvent(lines + at));
  await expect
    .poll(() => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight))
    .toBeGreaterThan(4000);
  expect(await log.evaluate((box) => box.scrollTop)).toBe(top);

  await follow.click();
  await expect(log).toContainText(lineText(lines + 20));
  stream.send(lines + 21, logEvent(lines + 21));
  await expect(log).toContainText(lineText(lines + 21));
});
