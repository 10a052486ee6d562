import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isDeepStrictEqual } from "node:util";
import { expect, test, vi } from "vitest";
import { liveUser } from "./testing/live-user.ts";
import {
  isUnderWay,
  sharedFolder,
  startPractice,
  startService,
} from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 90_000 });

const apart = "unshare --pid --fork --mount-proc --kill-child";
const mayUnshare = isPossible(apart);
const takeOverAfterSecs = 5;

test.skipIf(!mayUnshare)(
  "a second server in another PID namespace leaves the first one's running job alone, and it goes on to its end (needs unshare)",
  async () => {
    using folder = sharedFolder();
    await using practice = await startPractice();
    await practice.holdBack();
    const env = { ...practice.env, TAKE_OVER_AFTER_SEC: String(takeOverAfterSecs) };
    await using first = startService({ env, dataDir: folder.path });
    const user = liveUser(await first.listening);
    const jobId = await user.start(5);
    await user.until(jobId, isUnderWay);

    await using second = startService({ env, dataDir: folder.path, shell: shellFor(apart) });
    await second.listening;
    const sinceMs = Date.now();
    const overdueMs = takeOverAfterSecs * 2_000;
    const beats = () => beatsIn(folder.path).filter((beatAt) => beatAt > sinceMs + overdueMs);
    await expect.poll(beats, { timeout: 30_000 }).toHaveLength(2);
    await practice.letGo();
    const job = await user.until(jobId, ({ status }) => status.state === "finished");

    expect(job.status).toMatchObject({ outcome: "succeeded" });
    expect(await practice.punches()).toHaveLength(10);
    expect(second.lines.filter((line) => line.startsWith("jobs_taken_over"))).toEqual([]);
  },
);

const losesItsJob = {
  closed: { state: "finished", outcome: "interrupted" },
  exitCode: 1,
  superseded: 1,
  pressedAfter: 0,
  isLeftAsClosed: true,
};

test("a server that stands still loses its job to another, and presses nothing when it goes on", async () => {
  expect(await standStillBeside("")).toMatchObject(losesItsJob);
});

test.skipIf(!mayUnshare)(
  "so it does where the other cannot see its processes (needs unshare)",
  async () => {
    expect(await standStillBeside(apart)).toMatchObject(losesItsJob);
  },
);

/** What becomes of a job whose server is stopped in the middle of it, and goes on when another has closed the job. */
async function standStillBeside(startedBy: string) {
  using folder = sharedFolder();
  await using practice = await startPractice();
  await practice.holdBack();
  const env = { ...practice.env, TAKE_OVER_AFTER_SEC: "1" };
  await using first = startService({ env, dataDir: folder.path });
  const user = liveUser(await first.listening);
  const jobId = await user.start(6);
  await user.until(jobId, isUnderWay);

  first.child.kill("SIGSTOP");
  await using second = startService({ env, dataDir: folder.path, shell: shellFor(startedBy) });
  user.moveTo(await second.listening);
  const closed = await user.until(jobId, ({ status }) => status.state === "finished");
  const pressed = await practice.punches();
  first.child.kill("SIGCONT");
  const exitCode = await first.exited;

  return {
    closed: closed.status,
    exitCode,
    superseded: first.lines.filter((line) => line.startsWith("superseded ")).length,
    pressedAfter: (await practice.punches()).length - pressed.length,
    isLeftAsClosed: isDeepStrictEqual(await user.status(jobId), closed),
  };
}

/** A shell's words that have the program started by another. */
function shellFor(words: string): string {
  return `set -- ${words} "$@"`;
}

function beatsIn(folder: string): number[] {
  using database = new DatabaseSync(join(folder, "jobs.sqlite"), { readOnly: true });
  return database
    .prepare("SELECT beat_at FROM instance")
    .all()
    .map(({ beat_at: beatAt }) => Number(beatAt));
}

function isPossible(words: string): boolean {
  try {
    execFileSync("/bin/sh", ["-c", `${words} true`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
