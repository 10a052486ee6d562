import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { DayRecord } from "@jobcan-automation/contract";
import { expect, test, vi } from "vitest";
import { liveUser, monthBytes, sendWorkbook, type LiveUser } from "./testing/live-user.ts";
import {
  type PracticeProcess,
  type PracticePunch,
  isUnderWay,
  sharedFolder,
  startPractice,
  startService,
} from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 90_000 });

const mayMount = process.getuid?.() === 0 && canMount();

test.skipIf(!mayMount)(
  "a disk that fills up in mid-job ends it before the next punch, refuses the next job, and after a crash the record is true (needs root to mount)",
  async () => {
    using disk = tinyDisk("size=1m");
    await using practice = await startPractice();
    await practice.holdBack();
    await using service = startService({ env: practice.env, dataDir: disk.path });
    const user = liveUser(await service.listening);
    const job = await endOfJob(user, practice, () => disk.fill());

    expect(job.status).toMatchObject({ outcome: "partial", error: noRecord });
    expect(untrueDays(job.days, await practice.punches())).toEqual([]);
    const refused = await sendWorkbook(user, monthBytes());
    expect([refused.status, await refused.text()]).toEqual([
      503,
      expect.stringContaining("NO_SPACE"),
    ]);
    expect(
      service.lines.some((line) => line.startsWith("server_fault") && line.includes("NO_SPACE")),
    ).toBe(true);

    service.child.kill("SIGKILL");
    await service.exited;
    disk.free();
    await using again = startService({ env: practice.env, dataDir: disk.path });
    user.moveTo(await again.listening);
    const after = await user.status(job.id);
    expect(after.status).toMatchObject({ state: "finished", outcome: "interrupted" });
    expect(untrueDays(after.days, await practice.punches())).toEqual([]);
  },
);

test.skipIf(!mayMount)(
  "with space again the service stores the end that it could not store, and a restart knows it (needs root to mount)",
  async () => {
    using disk = tinyDisk("size=1m");
    await using practice = await startPractice();
    await practice.holdBack();
    await using service = startService({ env: practice.env, dataDir: disk.path });
    const user = liveUser(await service.listening);
    const job = await endOfJob(user, practice, () => disk.fill());
    disk.free();

    service.child.kill("SIGTERM");
    await service.exited;
    await using again = startService({ env: practice.env, dataDir: disk.path });
    user.moveTo(await again.listening);

    expect((await user.status(job.id)).days).toEqual(job.days);
  },
);

test.skipIf(!mayMount)(
  "a data folder that cannot be written is one line and exit code 1 (needs root to mount)",
  async () => {
    using disk = tinyDisk("ro");
    await using service = startService({ dataDir: disk.path });

    expect(await service.exited).toBe(1);
    expect(service.lines).toEqual([expect.stringMatching(/^cannot start: /)]);
  },
);

test("a record that another process has locked ends the job before its next punch, and is complete once the lock is gone", async () => {
  await using practice = await startPractice();
  await practice.holdBack();
  using folder = sharedFolder();
  await using service = startService({ env: practice.env, dataDir: folder.path });
  const user = liveUser(await service.listening);
  const other = new DatabaseSync(join(folder.path, "jobs.sqlite"));
  const job = await endOfJob(user, practice, () => other.exec("BEGIN IMMEDIATE"));
  const error = { code: "NO_SPACE", facts: { step: "record", cause: "locked" } };
  expect(job.status).toMatchObject({ outcome: "partial", error });
  expect(untrueDays(job.days, await practice.punches())).toEqual([]);

  other.exec("ROLLBACK");
  other.close();
  service.child.kill("SIGTERM");
  await service.exited;
  await using again = startService({ env: practice.env, dataDir: folder.path });
  user.moveTo(await again.listening);
  expect((await user.status(job.id)).days).toEqual(job.days);
});

/** Sends ten days, lets `trouble` come once the first has a punch, and gives the job as it ended. */
async function endOfJob(user: LiveUser, practice: PracticeProcess, trouble: () => void) {
  const jobId = await user.start(10);
  await user.until(jobId, isUnderWay);
  trouble();
  await practice.letGo();
  return await user.until(jobId, ({ status }) => status.state === "finished");
}

function canMount(): boolean {
  try {
    using _disk = tinyDisk("size=1m");
    return true;
  } catch {
    return false;
  }
}

/** A small disk of its own in memory, gone at the end of its scope. */
function tinyDisk(how: string): Disposable & { path: string; fill(): void; free(): void } {
  const path = mkdtempSync(join(tmpdir(), "disk-test-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", how, "tmpfs", path], { stdio: "ignore" });
  return {
    path,
    fill: () => {
      try {
        execFileSync("dd", ["if=/dev/zero", `of=${join(path, "filler")}`], { stdio: "ignore" });
      } catch {
        // It ends with "no space left", which is the wish.
      }
    },
    free: () => rmSync(join(path, "filler"), { force: true }),
    [Symbol.dispose]() {
      execFileSync("umount", ["-l", path], { stdio: "ignore" });
      rmSync(path, { recursive: true, force: true });
    },
  };
}

const noRecord = { code: "NO_SPACE", facts: { step: "record" } };

/** Days with a punch at the site that their record knows of no press for, or that are said not to have been reached. */
function untrueDays(days: readonly DayRecord[], punches: readonly PracticePunch[]): string[] {
  return days
    .filter(({ date, sent, outcome }) => {
      const held = punches.filter((punch) => punch.date === date).map(({ minutes }) => minutes);
      const known = new Set(sent.map(({ timeMin }) => timeMin));
      const isNotReached = outcome === "not_reached" && held.length > 0;
      const isNotWhole = outcome === "verified" && held.length < 2;
      return isNotReached || isNotWhole || held.some((minutes) => !known.has(minutes));
    })
    .map(({ date, outcome }) => `${date} ${outcome ?? "open"}`);
}
