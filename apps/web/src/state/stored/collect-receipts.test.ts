import type { JobView } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleDays, sampleJob, sampleSummary as summary } from "../../testing/sample-job.ts";
import { collectReceipts, toCollect } from "./collect-receipts.ts";
import type { StoredReceipt } from "./stored-job.ts";

const ended = { state: "finished", queuedAt: 1, finishedAt: 5, outcome: "succeeded" } as const;

const unanswered = async () => await Promise.reject(new TypeError("Failed to fetch"));

function collecting(known: readonly string[], gone: readonly string[] = []) {
  const asked: string[] = [];
  const stored: StoredReceipt[] = [];
  return {
    asked,
    stored,
    jobs: {
      get: async (id: string): Promise<JobView> => {
        asked.push(id);
        const report = { code: "JOB_NOT_FOUND", facts: {} };
        if (gone.includes(id)) throw Object.assign(new Error("gone"), { data: { report } });
        return await Promise.resolve(sampleJob({ id, status: ended, days: sampleDays(1, 1) }));
      },
    },
    store: {
      missing: async (ids: readonly string[]) =>
        await Promise.resolve(ids.filter((id) => !known.includes(id))),
      storeReceipt: async (receipt: StoredReceipt) => {
        stored.push(receipt);
        await Promise.resolve();
      },
    },
  };
}

test("receipts that are missing are asked for and kept, one that has just gone aside", async () => {
  const { asked, stored, jobs, store } = collecting(["a"], ["b"]);

  await collectReceipts(jobs, store, ["a", "b", "c"]);

  expect(asked).toEqual(["b", "c"]);
  expect(stored.map(({ id }) => id)).toEqual(["c"]);
});

test("a failure is passed on, to be tried again", async () => {
  const { store } = collecting([]);

  await expect(collectReceipts({ get: unanswered }, store, ["a"])).rejects.toThrow(
    "Failed to fetch",
  );
});

test("a plan is not collected: to ask for one would hold its sign-in", () => {
  const running = { state: "running", queuedAt: 0, startedAt: 1 } as const;
  const jobs = [
    summary("fill"),
    summary("again", { mode: "recheck" }),
    summary("plan", { mode: "plan" }),
    summary("test", { mode: "probe" }),
    summary("live", { status: running }),
  ];

  expect(toCollect(jobs)).toEqual(["fill", "again"]);
});
