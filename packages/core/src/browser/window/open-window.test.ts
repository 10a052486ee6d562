import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linuxSystem } from "@jobcan-automation/proc";
import { processesNaming } from "@jobcan-automation/proc/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeScript } from "../../testing/write-script.ts";
import { openSignInWindow } from "./open-window.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "window-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A window whose browser is a script, which runs in the profile's folder. */
function openScript(script: string) {
  const executablePath = writeScript(folder, script);
  const browser = { executablePath, sandbox: true, env: { PATH: process.env["PATH"] ?? "" } };
  return openSignInWindow(browser, { folder, url: "https://id.example/", system: linuxSystem });
}

test("a window is closed when its helpers are gone too: they may still write its profile", async () => {
  await using window = openScript("(sleep 0.2; touch late) & exit 0");

  await window.closed;

  expect(existsSync(join(folder, "late"))).toBe(true);
});

test("a window that is ended leaves no helper, also none whose parent is gone", async () => {
  const started = join(folder, "started");
  {
    await using _window = openScript(`(sh -c 'touch started; exec sleep 60' &) ; exec sleep 60`);
    await expect.poll(() => existsSync(started)).toBe(true);
    expect(processesNaming(folder)).not.toEqual([]);
  }

  expect(processesNaming(folder)).toEqual([]);
});
