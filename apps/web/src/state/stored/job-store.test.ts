import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { sampleDays, sampleJob } from "../../testing/sample-job.ts";
import { sampleOrder } from "../../testing/sample-order.ts";
import { openJobStore } from "./job-store.ts";
import { type StoredReceipt, maxStored, receiptOf } from "./stored-job.ts";

beforeEach(() => {
  indexedDB = new IDBFactory();
});

function receipt(id: string, finishedAt = 5): StoredReceipt {
  const status = { state: "finished", queuedAt: 1, finishedAt, outcome: "succeeded" } as const;
  const ended = receiptOf(sampleJob({ id, status, days: sampleDays(2, 2) }));
  if (ended === undefined) throw new Error("it has ended");
  return ended;
}

test("what one page keeps another one finds, the newest first", async () => {
  const page = await openJobStore();
  await page.storeReceipt(receipt("old", 10));
  await page.storeReceipt(receipt("new", 20));
  await page.storeOrder(sampleOrder({ id: "new", at: 15 }));

  const later = await openJobStore();
  const { receipts, orders } = await later.all();
  expect(receipts.map(({ id }) => id)).toEqual(["new", "old"]);
  expect(orders.map(({ id }) => id)).toEqual(["new"]);
  expect((await later.receipt("old"))?.job.days).toHaveLength(2);
  expect(await later.order("old")).toBeUndefined();
});

test("the oldest goes when there are too many", async () => {
  const store = await openJobStore();
  for (let index = 0; index <= maxStored; index += 1) {
    await store.storeReceipt(receipt(`j${index}`, index));
    await store.storeOrder(sampleOrder({ id: `j${index}`, at: index }));
  }

  const { receipts, orders } = await store.all();
  expect(receipts).toHaveLength(maxStored);
  expect(orders).toHaveLength(maxStored);
  expect(await store.receipt("j0")).toBeUndefined();
  expect(await store.order("j0")).toBeUndefined();
  expect(await store.receipt("j1")).toBeDefined();
});

test("what was removed is gone, and is not kept again while the service still has it", async () => {
  const store = await openJobStore();
  await store.storeReceipt(receipt("a"));
  await store.storeOrder(sampleOrder({ id: "a" }));
  await store.storeReceipt(receipt("b"));

  await store.remove(["a"]);
  await store.storeReceipt(receipt("a"));

  const { receipts, orders } = await store.all();
  expect(receipts.map(({ id }) => id)).toEqual(["b"]);
  expect(orders).toEqual([]);
  expect(await store.missing(["a", "b", "c"])).toEqual(["c"]);
});
