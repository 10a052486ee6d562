import { setTimeout } from "node:timers/promises";
import { mainThreadTasks } from "./support/page/long-tasks.ts";
import { expect, test } from "./support/test.ts";
import { openTimedStream, type TimedStream } from "./support/timed-stream.ts";
import { words } from "./support/words.ts";

const lines = 10_000;
const perSecond = 50;
const seconds = 6;

test("10,000 lines are followed at 50 a second without a long task", async ({ page, browser }) => {
  await using stream = await openTimedStream({ seq: lines, event: snapshot() });
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
  await using stream = await openTimedStream({ seq: lines, event: snapshot() });
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

/** Sends this many lines, one every 20 ms. */
async function sendSteadily(stream: TimedStream, count: number): Promise<void> {
  const startMs = performance.now();
  for (let at = 1; at <= count; at += 1) {
    stream.send(lines + at, logEvent(lines + at));
    const dueMs = startMs + (at * 1000) / perSecond;
    await setTimeout(Math.max(0, dueMs - performance.now()));
  }
}

/** A distinct line for each number: a punch at a time of its own. */
function entry(seq: number) {
  return {
    seq,
    at: Date.UTC(2026, 10, 2) + seq * 20,
    level: "info",
    date: "2026-11-02",
    message: { code: "month_read", facts: { month: "2026-11", days: seq } },
  };
}

const lineText = (seq: number): string => words.log.month_read({ month: "2026-11", days: seq });
const logEvent = (seq: number) => ({ type: "log", entry: entry(seq) });

function snapshot() {
  return {
    type: "snapshot",
    job: {
      id: "0123456789abcdef0123456789abcdef",
      fileName: "month.xlsx",
      target: "practice",
      mode: "fill",
      status: { state: "running", queuedAt: Date.now(), startedAt: Date.now() },
      days: [
        {
          date: "2026-11-02",
          row: 2,
          wanted: [
            { kind: "work_start", timeMin: 540 },
            { kind: "work_end", timeMin: 1080 },
          ],
          note: "",
          sent: [],
        },
      ],
      lastSeq: lines,
      droppedLogEntries: 0,
    },
    log: Array.from({ length: lines }, (_, index) => entry(index + 1)),
  };
}
