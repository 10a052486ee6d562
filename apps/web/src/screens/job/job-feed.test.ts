import type { JobEvent } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleJob } from "../../testing/sample-job.ts";
import { openJobFeed } from "./job-feed.ts";

const entry = (seq: number): JobEvent => ({
  type: "log",
  entry: { seq, at: 0, level: "info", message: { code: "browser_starting", facts: {} } },
});

/** Waits until all pending promises have run. */
const settle = async () => await new Promise((resolve) => setImmediate(resolve));

test("lines that arrive together are shown together, once", async () => {
  const flushes: (() => void)[] = [];
  const feed = openJobFeed(
    {
      follow: async function* () {
        await Promise.resolve();
        yield entry(1);
        yield entry(2);
        yield entry(3);
      },
      soon: (flush) => void flushes.push(flush),
    },
    "j1",
    new AbortController().signal,
  );
  let shown = 0;
  feed.subscribe(() => void (shown += 1));
  await settle();

  expect([flushes.length, shown]).toEqual([1, 0]);
  flushes[0]?.();
  expect(shown).toBe(1);
  expect(feed.get().log).toHaveLength(3);
});

test("what the job is when it is opened is shown at once, without waiting for more", async () => {
  const feed = openJobFeed(
    {
      follow: async function* () {
        await Promise.resolve();
        yield { type: "snapshot", job: sampleJob(), log: [] };
        yield entry(1);
      },
      soon: () => undefined,
    },
    "j1",
    new AbortController().signal,
  );
  await settle();

  expect([feed.get().job, feed.get().log.length]).toEqual([sampleJob(), 0]);
});

test("the service's refusal becomes the ending", async () => {
  const report = { code: "JOB_NOT_FOUND", facts: {} };
  const feed = openJobFeed(
    {
      // oxlint-disable-next-line require-yield -- it fails before its first event
      follow: async function* () {
        await Promise.resolve();
        throw Object.assign(new Error("x"), { data: { report } });
      },
      soon: (flush) => flush(),
    },
    "j1",
    new AbortController().signal,
  );
  await settle();

  expect(feed.get().ending).toEqual({ kind: "reported", report });
});
