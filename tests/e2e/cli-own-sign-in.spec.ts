import { mkdtempDisposable, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signInOnScreen } from "@jobcan-automation/core/testing";
import { findChromium } from "@jobcan-automation/core/find-chromium";
import { processesNaming } from "@jobcan-automation/proc/testing";
import { en } from "@jobcan-automation/sentences";
import { atTerminal } from "./support/at-terminal.ts";
import { expectNoBrowser } from "./support/no-browser.ts";
import { noScreen, onScreen } from "./support/on-screen.ts";
import { expect } from "./support/test.ts";

const { what } = en.questions.sign_in_window;

/** A folder with a sheet of a day, which is also the home of the person. */
const test = onScreen.extend<{ home: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from here
  home: async ({}, use) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "cli-own-"));
    const sheet = "日付,開始時刻,終了時刻\n2026-11-04,9:00,18:00\n";
    await writeFile(join(folder.path, "sheet.csv"), sheet);
    await use(folder.path);
  },
});

test.describe.configure({ timeout: 180_000 });
test.skip(noScreen !== undefined, noScreen);

test("fill tells where to sign in, waits for it, and enters the days: 0", async ({
  service,
  desk,
  home,
}) => {
  const terminal = atTerminal(fill(home, "--server", service.url), { home });
  await expect.poll(() => terminal.said, { timeout: 60_000 }).toContain(what);

  await signInOnScreen(desk);

  expect(await terminal.exit, terminal.said).toBe(0);
  expect(service.sandbox.counts).toMatchObject({ signInPosts: 0, identityPosts: 1, inserts: 2 });
  await expectNoBrowser(service);
});

test("left alone it ends in time with 4, and leaves neither process nor profile", async ({
  desk,
  home,
}) => {
  const { executablePath, env } = desk.browser;
  const terminal = atTerminal(fill(home), {
    home,
    env: {
      ...env,
      HOME: home,
      TMPDIR: home,
      LANG: "en_US.UTF-8",
      CHROMIUM_PATH: findChromium(process.env) ?? "",
      SIGN_IN_BROWSER: executablePath,
      PERSON_WAIT_SEC: "5",
    },
  });

  expect(await terminal.exit, terminal.said).toBe(4);
  expect(terminal.said).toContain(what);
  await expect.poll(() => processesNaming(home)).toEqual([]);
  const left = await readdir(home, { recursive: true });
  expect(left.filter((name) => name.includes("sign-in-window"))).toEqual([]);
});

function fill(home: string, ...more: readonly string[]): string[] {
  const sheet = join(home, "sheet.csv");
  return ["fill", sheet, "--target", "practice", "--own-sign-in", "--yes", ...more];
}
