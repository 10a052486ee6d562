import type { RecheckOrder } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleDays, sampleJob } from "../../testing/sample-job.ts";
import { receiptOf } from "./stored-job.ts";
import { recheckByReceipt } from "./recheck-by-receipt.ts";

const status = { state: "finished", queuedAt: 1, finishedAt: 5, outcome: "succeeded" } as const;
const stored = receiptOf(sampleJob({ status, days: sampleDays(2, 2) }));
const order = {
  credentials: { login: "taro@example.jp", password: "secret" },
  target: "practice",
  requestKey: "key-12345",
  of: { jobId: "j1" },
} as const;

/** A service that refuses the first order with this code, and a browser that keeps its receipt or not. */
function rechecking(code: string | undefined, isStored = true) {
  const orders: Omit<RecheckOrder, "mode">[] = [];
  const ask = async (asked: Omit<RecheckOrder, "mode">) => {
    orders.push(asked);
    const report = { code, facts: {} };
    if (code !== undefined && orders.length === 1) {
      throw Object.assign(new Error(code), { data: { report } });
    }
    return await Promise.resolve({ jobId: "j2", attached: false });
  };
  const jobs = { receipt: async () => await Promise.resolve(isStored ? stored : undefined) };
  return { orders, recheck: recheckByReceipt(ask, async () => await Promise.resolve(jobs)) };
}

test("a job that the service knows is rechecked by its id", async () => {
  const { orders, recheck } = rechecking(undefined);

  expect(await recheck(order)).toEqual({ jobId: "j2", attached: false });
  expect(orders).toEqual([order]);
});

test("one that it has forgotten is rechecked by the days of its receipt, as the same request", async () => {
  const { orders, recheck } = rechecking("JOB_NOT_FOUND");

  expect(await recheck(order)).toEqual({ jobId: "j2", attached: false });
  expect(orders.at(-1)).toMatchObject({
    requestKey: "key-12345",
    of: { fileName: "a.xlsx", days: [{ date: "2026-11-01", outcome: "verified" }, {}] },
  });
});

test("any other refusal is passed on, and that of a job of which nothing is kept", async () => {
  const full = rechecking("QUEUE_FULL");
  await expect(full.recheck(order)).rejects.toThrow("QUEUE_FULL");
  expect(full.orders).toHaveLength(1);

  const unknown = rechecking("JOB_NOT_FOUND", false);
  await expect(unknown.recheck(order)).rejects.toThrow("JOB_NOT_FOUND");
  expect(unknown.orders).toHaveLength(1);
});
