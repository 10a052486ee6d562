import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linuxSystem } from "@jobcan-automation/proc";
import { makeRunFolder, sweepRunFolders } from "./run-folder.ts";

test("at start the folders and processes of servers that are no more go, and those of living ones stay", async () => {
  const base = mkdtempSync(join(tmpdir(), "folder-test-"));
  const dead = makeRunFolder(base, "7.1", "0123456789abcdef");
  writeFileSync(join(dead, "profile"), "");
  makeRunFolder(base, "8.1", "0123456789abcdef");
  makeRunFolder(base, "other", "0123456789abcdef");
  const env = { PATH: "/usr/bin:/bin", TMPDIR: dead };
  const left = spawn("sleep", ["600"], { env, detached: true, stdio: "ignore" });
  await once(left, "spawn");

  const swept = sweepRunFolders(base, linuxSystem, (instance) => instance !== "8.1");

  expect(swept).toEqual({ folders: 1, processes: 1 });
  await once(left, "exit");
  expect(left.signalCode).toBe("SIGKILL");
  expect(readdirSync(base).toSorted()).toEqual([
    "jobcan-run-8.1-0123456789",
    "jobcan-run-other-0123456789",
  ]);
  rmSync(base, { recursive: true });
});
