import { execFile } from "node:child_process";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { inRoot } from "./support/in-root.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { openService } from "./support/service.ts";
import { monthDays, monthFile } from "./support/sheets.ts";
import { test as base, expect } from "./support/test.ts";

/** The service as a deployment has it: in a folder outside the checkout. */
const test = base.extend({
  service: async ({ serviceOptions }, use) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "jobcan-packed-"));
    await promisify(execFile)(process.execPath, [inRoot("scripts/pack.mjs"), folder.path]);
    await using service = await openService({ ...serviceOptions, folder: folder.path });
    await use(service);
  },
});

test("a packed deployment does the whole job without the checkout", async ({ page, service }) => {
  await chooseSheet(page, monthFile);
  await usePractice(page);
  await start(page, 19);
  await expectOutcome(page, "succeeded");
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
});
