import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { JobView } from "@jobcan-automation/contract";
import { startSandbox } from "@jobcan-automation/sandbox";
import { afterAll, expect, test } from "vitest";
import type { JobStore } from "../record/job-store.ts";
import { openSqliteStore } from "../record/sqlite/sqlite-store.ts";
import { runJobOnDisk } from "../testing/full-disk/job-on-disk.ts";
import { sampleOfWrites } from "../testing/full-disk/sample-of-writes.ts";
import { untrueDays } from "../testing/full-disk/untrue-days.ts";

/*
 * A job of three days whose disk is full from its k-th write on, or at that one write only; then the service is
 * started anew, with space. `npm test` takes a twentieth of the writes by a seed that it prints; each has its turn at
 * night. The last of them are after the job's end.
 */
const lastWrite = 100;
const slack = 40;
const sample = sampleOfWrites(process.env, lastWrite);

test.each(sample.writes)(
  "with a disk that is full from write %i on, the record after a restart agrees with the site",
  async (firstRefused) => {
    expect(await untruths((write) => write >= firstRefused)).toEqual([]);
  },
  60_000,
);

test.each(sample.writes)(
  "with a disk that is full at write %i only, the record after a restart agrees with the site",
  async (refused) => {
    expect(await untruths((write) => write === refused)).toEqual([]);
  },
  60_000,
);

test("with a disk that has space the same job succeeds, and its last write is among those that are tried", async () => {
  await using sandbox = await startSandbox();
  using disk = folderOfRecords();

  const { reported, stored, writes } = await runJobOnDisk({ sandbox, ...disk });

  expect(reported?.status).toMatchObject({ outcome: "succeeded" });
  expect(stored?.days).toEqual(reported?.days);
  expect(writes).toBeLessThan(lastWrite);
  expect(writes).toBeGreaterThan(lastWrite - slack);
}, 60_000);

afterAll(() => void process.stdout.write(`writes with a full disk: ${sample.title}\n`));

/** What is not true of a job whose disk refuses those writes, in words. */
async function untruths(isRefused: (write: number) => boolean): Promise<string[]> {
  await using sandbox = await startSandbox();
  using disk = folderOfRecords();
  const job = await runJobOnDisk({ sandbox, ...disk, isRefused });
  const { reported, stored, wasRefused } = job;
  const held = sandbox.punches();
  if (reported === undefined) {
    // Its order could not be stored.
    const isNothing = stored === undefined && sandbox.counts.signInPosts === 0;
    return isNothing ? [] : ["a job that was refused was begun"];
  }
  if (stored === undefined) return ["a job that was taken is not known after the restart"];
  const end = endOf(reported);
  // Only the last lines may be missing of a job that was reported as ended well: its days were on record before.
  const isOnRecord = isDeepStrictEqual(stored.days, reported.days);
  return [
    ...[reported, stored].flatMap(({ days }) => untrueDays(days, held)),
    ...[reported, stored].flatMap(({ status: { state } }) =>
      state === "finished" ? [] : [`left ${state}`],
    ),
    ...(end === "NO_SPACE" || isOnRecord ? [] : [`ended ${end}, and days are not on record`]),
    ...(end === "NO_SPACE" && !wasRefused ? ["ended NO_SPACE although there was space"] : []),
  ];
}

function endOf({ status }: JobView): string {
  if (status.state !== "finished") return status.state;
  return status.error?.code ?? status.outcome;
}

interface FolderOfRecords extends Disposable {
  open(): JobStore;
}

function folderOfRecords(): FolderOfRecords {
  const folder = mkdtempSync(join(tmpdir(), "full-disk-"));
  const opened: JobStore[] = [];
  return {
    open() {
      const store = openSqliteStore(join(folder, "jobs.sqlite"));
      opened.push(store);
      return store;
    },
    [Symbol.dispose]() {
      for (const store of opened) store[Symbol.dispose]();
      rmSync(folder, { recursive: true });
    },
  };
}
