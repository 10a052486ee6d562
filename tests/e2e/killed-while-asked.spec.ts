import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { descendantsOf, stillAlive } from "@jobcan-automation/proc/testing";
import type { Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { startInWindow } from "./support/page/own-sign-in.ts";
import { noScreen, onScreen } from "./support/on-screen.ts";
import type { RunningService } from "./support/service.ts";
import { shortSheet } from "./support/sheets.ts";
import type { Complaints } from "./support/page/watch-complaints.ts";
import { expect, test } from "./support/test.ts";

/** Who is killed, and how the record then says that the job ended. */
const victims = [
  ["server", { outcome: "interrupted", error: { code: "INTERRUPTED" } }],
  ["runner", { outcome: "failed", error: { code: "RUNNER_CRASHED" } }],
] as const;
type Victim = (typeof victims)[number][0];
type Processes = ReturnType<typeof descendantsOf>;

test.describe.configure({ timeout: 180_000 });

for (const [victim, end] of victims) {
  test.describe("while the picture is open", () => {
    test.use({ serviceOptions: { sandbox: { tenant: "captcha" } } });

    test(`a killed ${victim} leaves nothing behind and a true record`, async ({
      page,
      service,
      complaints,
    }) => {
      await chooseSheet(page, shortSheet(1));
      await usePractice(page);
      const id = await start(page, 1);
      await page.locator(".picture-view:not(.is-waiting) canvas").waitFor({ timeout: 60_000 });

      await kill(victim, service, complaints);

      await expectRecord({ page, service, id }, end);
      expect(service.sandbox.counts).toMatchObject({ signInPosts: 0, writes: 0 });
    });
  });

  onScreen.describe("while the person's own window is open", () => {
    onScreen.skip(noScreen !== undefined, noScreen);

    onScreen(
      `a killed ${victim} leaves nothing behind and a true record`,
      async ({ page, service, complaints }) => {
        const id = await startInWindow(page, 1);

        await kill(victim, service, complaints);

        await expectRecord({ page, service, id }, end);
        expect(service.sandbox.counts).toMatchObject({ identityPosts: 0, writes: 0 });
      },
    );
  });
}

/** SIGKILL; resolves once nothing is left of all that ran, and the service answers. */
async function kill(
  victim: Victim,
  service: RunningService,
  complaints: Complaints,
): Promise<void> {
  complaints.tolerate(/./);
  const { pid } = service;
  const below = descendantsOf(pid);
  const runner = below.find(({ command }) => command.includes("runner-main"));
  const browsers = below.filter(({ command }) => /chrom/i.test(command));
  expect(browsers, "a browser is open").not.toEqual([]);
  expect(await foldersOf(pid)).toHaveLength(1);
  if (victim === "server") await service.kill("SIGKILL");
  else process.kill(runner?.pid ?? 0, "SIGKILL");
  await expect.poll(() => namesOf(stillAlive(runOf(below))), { timeout: 40_000 }).toEqual([]);
  if (victim === "server") await service.startAgain();
  await expect.poll(() => foldersOf(pid)).toEqual([]);
}

/** What runs of this server have on disk: a browser's profile may hold a session. */
async function foldersOf(pid: number): Promise<string[]> {
  const names = await readdir(tmpdir());
  return names.filter((name) => name.startsWith(`jobcan-run-${pid}.`));
}

/** Without what the service has beside its runs and what ends with it in its own time. */
function runOf(below: Processes): Processes {
  return below.filter(({ command }) => /chrom|runner-main/i.test(command));
}

function namesOf(processes: Processes): string[] {
  return processes.map(({ command }) => command.slice(0, 80));
}

/** The job says how it ended and that a person was asked, claims no day, and no place or browser is held for it. */
async function expectRecord(
  { page, service, id }: { page: Page; service: RunningService; id: string },
  end: object,
): Promise<void> {
  const read = async () => await (await page.request.get(`/status/${id}`)).json();
  await expect.poll(read).toMatchObject({ status: { state: "finished", ...end } });
  const job = await read();
  expect(job).toMatchObject({ days: [{ outcome: "not_reached", sent: [] }] });
  expect(JSON.stringify(job)).toContain("person_asked");
  const figures = async () => await (await page.request.get("/metrics")).text();
  await expect.poll(figures).toMatch(/^jobcan_browsers 0$/m);
  expect(service.sandbox.punches()).toEqual([]);
}
