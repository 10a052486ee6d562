import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { sampleDays, sampleJob } from "../../testing/sample-job.ts";
import { sampleOrder } from "../../testing/sample-order.ts";
import { openKeptDatabase } from "./kept-database.ts";
import { type KeptReceipt, maxKept, receiptOf } from "./kept-job.ts";

beforeEach(() => {
  indexedDB = new IDBFactory();
});

function receipt(id: string, finishedAt = 5): KeptReceipt {
  const status = { state: "finished", queuedAt: 1, finishedAt, outcome: "succeeded" } as const;
  const kept = receiptOf(sampleJob({ id, status, days: sampleDays(2, 2) }));
  if (kept === undefined) throw new Error("it has ended");
  return kept;
}

test("what one page keeps another one finds, the newest first", async () => {
  const page = await openKeptDatabase();
  await page.keepReceipt(receipt("old", 10));
  await page.keepReceipt(receipt("new", 20));
  await page.keepOrder(sampleOrder({ id: "new", at: 15 }));

  const later = await openKeptDatabase();
  const { receipts, orders } = await later.all();
  expect(receipts.map(({ id }) => id)).toEqual(["new", "old"]);
  expect(orders.map(({ id }) => id)).toEqual(["new"]);
  expect((await later.receipt("old"))?.job.days).toHaveLength(2);
  expect(await later.order("old")).toBeUndefined();
});

test("the oldest goes when there are too many", async () => {
  const kept = await openKeptDatabase();
  for (let index = 0; index <= maxKept; index += 1) {
    await kept.keepReceipt(receipt(`j${index}`, index));
    await kept.keepOrder(sampleOrder({ id: `j${index}`, at: index }));
  }

  const { receipts, orders } = await kept.all();
  expect(receipts).toHaveLength(maxKept);
  expect(orders).toHaveLength(maxKept);
  expect(await kept.receipt("j0")).toBeUndefined();
  expect(await kept.order("j0")).toBeUndefined();
  expect(await kept.receipt("j1")).toBeDefined();
});

test("what was removed is gone, and is not kept again while the service still has it", async () => {
  const kept = await openKeptDatabase();
  await kept.keepReceipt(receipt("a"));
  await kept.keepOrder(sampleOrder({ id: "a" }));
  await kept.keepReceipt(receipt("b"));

  await kept.remove(["a"]);
  await kept.keepReceipt(receipt("a"));

  const { receipts, orders } = await kept.all();
  expect(receipts.map(({ id }) => id)).toEqual(["b"]);
  expect(orders).toEqual([]);
  expect(await kept.missing(["a", "b", "c"])).toEqual(["c"]);
});
