import type { Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "../page/autofill-page.ts";
import { slowDown } from "../slow-down.ts";
import { expectOutcome } from "../page/job-page.ts";
import type { RunningService } from "../service.ts";
import { shortSheet } from "../sheets.ts";
import { expect } from "../test.ts";
import { words } from "../words.ts";
import { openTimedStream } from "../timed-stream.ts";
import type { InspectState } from "./inspect-state.ts";
import { highMemoryHistory, highMemorySnapshot } from "./telemetry-stories.ts";

const label = words.telemetry;

/**
 * Every state of the telemetry screen: failed to load, idle, running, ended, a line chosen, high memory, service
 * down.
 */
export async function telemetryStates(
  page: Page,
  inspect: InspectState,
  service: RunningService,
): Promise<void> {
  await crashed(page, inspect);
  await page.goto("/telemetry");
  await expect(page.getByText(label.noLines)).toBeVisible();
  await inspect("telemetry-idle");

  const user = await page.context().newPage();
  await chooseSheet(user, shortSheet(10));
  await usePractice(user);
  slowDown(service.sandbox);
  await start(user, 10);
  await expect(page.getByText("browser_count increment count=1")).toBeVisible();
  await expect(page.getByText(label.running(1))).toBeVisible();
  await inspect("telemetry-running");
  service.sandbox.clearFaults();
  await expectOutcome(user, "succeeded");
  await user.close();
  await expect(page.getByText(label.finished(1))).toBeVisible();
  await inspect("telemetry-after");
  await page.getByRole("button", { name: /tag=browser_after/ }).click();
  await inspect("telemetry-line-chosen");

  await withHighMemory(page, async () => {
    await inspect("telemetry-pressed");
    for (const range of ["1h", "6h"] as const) {
      await page.getByRole("button", { name: label.ranges[range] }).click();
      await expect(
        page.getByRole("button", { name: label.ranges[range], pressed: true }),
      ).toBeVisible();
      await inspect(`telemetry-${range}`);
    }
    await page.getByRole("slider", { name: label.moment }).press("ArrowLeft");
    await inspect("telemetry-moment-read");
    await page.getByRole("row").nth(1).getByRole("button").click();
    await expect(page.getByRole("button", { name: label.backToLive })).toBeVisible();
    await inspect("telemetry-job-chosen");
  });
  await page.goto("/telemetry");
  await expect(page.getByText(label.finished(1))).toBeVisible();
  await service.kill("SIGTERM");
  await expect(page.getByText(label.connection.reconnecting)).toBeVisible();
  await inspect("telemetry-service-away");
}

/** As after an update of the service, whose files have other names. */
async function crashed(page: Page, inspect: InspectState): Promise<void> {
  await page.route("**/assets/telemetry-screen-*.js", (route) => route.abort());
  await page.goto("/telemetry");
  await expect(page.getByText(words.crashed.title)).toBeVisible();
  await inspect("page-crashed");
  await page.getByRole("link", { name: words.nav.autofill }).click();
  await expect(page.getByText(words.autofill.lead)).toBeVisible();
  await page.unroute("**/assets/telemetry-screen-*.js");
}

/** Opens the screen with the data of a machine with high memory during the callback. */
export async function withHighMemory(page: Page, during: () => Promise<void>): Promise<void> {
  const snapshot = highMemorySnapshot();
  await using stream = await openTimedStream({
    event: { type: "sample", at: snapshot.reading.at, reading: snapshot.reading },
  });
  await page.route("**/trpc/telemetry.now*", (route) =>
    route.fulfill({ json: { result: { data: snapshot } } }),
  );
  const history = highMemoryHistory(snapshot);
  await page.route("**/trpc/telemetry.history*", (route) =>
    route.fulfill({ json: { result: { data: history } } }),
  );
  await page.route("**/trpc/telemetry.follow*", (route) => route.continue({ url: stream.url }));
  await page.goto("/telemetry");
  await expect(page.getByText(label.oomKills(2))).toBeVisible();
  await expect(page.locator(".peaks tbody tr")).toHaveCount(history.jobs.length);
  await during();
  await page.unroute("**/trpc/telemetry.now*");
  await page.unroute("**/trpc/telemetry.history*");
  await page.unroute("**/trpc/telemetry.follow*");
}
