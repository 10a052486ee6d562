import { readFile } from "node:fs/promises";
import { demoAccount, tenants } from "@jobcan-automation/sandbox";
import type { Page } from "@playwright/test";
import { chooseSheet, jobIdOf, start, typeAccount } from "./support/page/autofill-page.ts";
import { hearStream } from "./support/page/hear-stream.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { descendantsOf } from "@jobcan-automation/proc/testing";
import { shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import type { RunningService } from "./support/service.ts";
import { storedFiles } from "./support/stored-files.ts";

const canary = `S3cr"e't<&%\\ね`;
const keeper = {
  ...tenants.default,
  accounts: [{ ...demoAccount, password: canary }],
};

test.use({ serviceOptions: { sandbox: { tenant: keeper } } });

test("the password is found nowhere: not in a file, log line, stream, answer or process", async ({
  page,
  service,
}) => {
  const messages = await hearStream(page);
  await chooseSheet(page, shortSheet(3));
  await typeAccount(page, demoAccount.email, canary);
  await start(page, 3);
  await expect.poll(() => service.logLines.join("\n")).toContain("browser_count increment");
  const processes = descendantsOf(service.pid);
  expect(processes.length).toBeGreaterThan(1);
  for (const { pid, command } of processes) {
    expectClean(command, "command line");
    expectClean(await environmentOf(pid), "environment");
  }
  await expectOutcome(page, "succeeded");
  await expectNowhere(page, service, messages);
});

test("a refused password is found nowhere either", async ({ page, service }) => {
  const messages = await hearStream(page);
  service.sandbox.reset("default");
  await chooseSheet(page, shortSheet(1));
  await typeAccount(page, demoAccount.email, canary);
  await start(page, 1);
  await expectOutcome(page, "failed");
  await expectNowhere(page, service, messages);
});

async function expectNowhere(page: Page, service: RunningService, messages: readonly string[]) {
  const id = await jobIdOf(page);
  const status = await page.request.get(`/status/${id}`);
  expect(status.status()).toBe(200);
  expectClean(await status.text(), "/status");
  for (const kind of ["json", "csv", "xlsx"]) {
    expectClean(
      (await (await page.request.get(`/receipts/${id}.${kind}`)).body()).toString(),
      kind,
    );
  }
  expect(messages.length, "the stream was heard").toBeGreaterThan(5);
  expectClean(messages.join("\n"), "event stream");
  expect(service.logLines.length).toBeGreaterThan(5);
  expectClean(service.logLines.join("\n"), "the service's log");
  expectClean(await page.content(), "the page");
  expectClean(
    await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    ),
    "the browser's storage",
  );
  const files = await storedFiles(service);
  expect(files.length, "there are files to search").toBeGreaterThan(0);
  for (const { path, text } of files) expectClean(text, path);
}

/** The secret as it is, and in the usual encodings. */
function expectClean(text: string, place: string): void {
  const json = JSON.stringify(canary).slice(1, -1);
  const html = canary.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const forms = [
    canary,
    json,
    JSON.stringify(json).slice(1, -1),
    html,
    html.replaceAll("'", "&#39;"),
    encodeURIComponent(canary),
    new URLSearchParams({ a: canary }).toString().slice(2),
    Buffer.from(canary).toString("base64"),
    Buffer.from(canary).toString("latin1"),
    // The longest part that no encoding changes.
    "S3cr",
  ];
  const found = forms.filter((form) => text.includes(form));
  expect(found, place).toEqual([]);
}

async function environmentOf(pid: number): Promise<string> {
  return await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
}
