import type { Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "../autofill-page.ts";
import { holdBack } from "../hold-back.ts";
import { expectOutcome } from "../job-page.ts";
import type { RunningService } from "../service.ts";
import { shortSheet } from "../sheets.ts";
import { expect } from "../test.ts";
import { words } from "../words.ts";
import { openTimedStream } from "../timed-stream.ts";
import type { Look } from "./look.ts";
import { pressedSnapshot } from "./telemetry-stories.ts";

const label = words.telemetry;

/** Every state of the telemetry screen: its code not to be had, nothing yet, a job's browser, its end, a chosen line, the service away, and a machine in need. */
export async function telemetryStates(
  page: Page,
  service: RunningService,
  look: Look,
): Promise<void> {
  await crashed(page, look);
  await page.goto("/telemetry");
  await expect(page.getByText(label.noLines)).toBeVisible();
  await look("telemetry-idle");

  const user = await page.context().newPage();
  await chooseSheet(user, shortSheet(10));
  await usePractice(user);
  holdBack(service.sandbox);
  await start(user, 10);
  await expect(page.getByText("browser_count increment count=1")).toBeVisible();
  await expect(page.getByText(label.running(1))).toBeVisible();
  await look("telemetry-running");
  service.sandbox.clearFaults();
  await expectOutcome(user, "succeeded");
  await user.close();
  await expect(page.getByText(label.finished(1))).toBeVisible();
  await look("telemetry-after");
  await page.getByRole("button", { name: /tag=browser_after/ }).click();
  await look("telemetry-line-chosen");

  await underPressure(page, () => look("telemetry-pressed"));
  await page.goto("/telemetry");
  await expect(page.getByText(label.finished(1))).toBeVisible();
  await service.kill("SIGTERM");
  await expect(page.getByText(label.connection.reconnecting)).toBeVisible();
  await look("telemetry-service-away");
}

/** As after a new version, whose files have other names. */
async function crashed(page: Page, look: Look): Promise<void> {
  await page.route("**/assets/telemetry-screen-*.js", (route) => route.abort());
  await page.goto("/telemetry");
  await expect(page.getByText(words.crashed.title)).toBeVisible();
  await look("page-crashed");
  await page.getByRole("link", { name: words.nav.autofill }).click();
  await expect(page.getByText(words.autofill.lead)).toBeVisible();
  await page.unroute("**/assets/telemetry-screen-*.js");
}

/** Opens the screen of a machine in need, told by the test's own hand, for as long as it takes. */
export async function underPressure(page: Page, during: () => Promise<void>): Promise<void> {
  const snapshot = pressedSnapshot();
  await using stream = await openTimedStream({
    event: { type: "sample", at: snapshot.reading.at, reading: snapshot.reading },
  });
  await page.route("**/trpc/telemetry.now*", (route) =>
    route.fulfill({ json: { result: { data: snapshot } } }),
  );
  await page.route("**/trpc/telemetry.follow*", (route) => route.continue({ url: stream.url }));
  await page.goto("/telemetry");
  await expect(page.getByText(label.oomKills(2))).toBeVisible();
  await during();
  await page.unroute("**/trpc/telemetry.now*");
  await page.unroute("**/trpc/telemetry.follow*");
}
