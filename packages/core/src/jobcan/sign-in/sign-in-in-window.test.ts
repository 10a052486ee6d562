import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseSystem, killQuietly } from "@jobcan-automation/proc";
import { isRunning } from "@jobcan-automation/proc/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeScript } from "../../testing/write-script.ts";
import { signInInWindow } from "./sign-in-in-window.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "window-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a window that is left alone is a browser of the run until it is gone", async () => {
  const events: string[] = [];

  const signedIn = signInInWindow(
    {
      system: {
        ...chooseSystem("auto"),
        killRun({ runnerPid }) {
          events.push("ended");
          killQuietly(runnerPid);
          return 1;
        },
      },
      site: { idUrl: "https://id.example/", sslUrl: "https://ssl.example/" },
      browser: { executablePath: writeScript(folder, "exec sleep 60"), sandbox: true, env: {} },
      folder,
      person: { ask: async () => ({ way: "nobody", reason: "late" }) },
      closeTimeoutMs: 1_000,
      events: {
        opened: (pid) => events.push(`opened, it ${isThere(pid)}`),
        closed: (_killed, pid) => events.push(`closed, it ${isThere(pid)}`),
        cleanup: nothing,
        dialog: nothing,
        blocked: nothing,
      },
    },
    new AbortController().signal,
  );

  await expect(signedIn).rejects.toMatchObject({
    code: "HUMAN_CHECK_REQUIRED",
    facts: { kind: "own_sign_in", reason: "late" },
  });
  expect(events).toEqual(["opened, it runs", "ended", "closed, it is gone"]);
});

function isThere(pid: number | undefined): string {
  return isRunning(pid ?? 0) ? "runs" : "is gone";
}

function nothing(): void {}
