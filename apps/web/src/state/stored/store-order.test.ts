import { expect, test } from "vitest";
import { sampleOrder } from "../../testing/sample-order.ts";
import { storeOrder } from "./store-order.ts";
import type { StoredOrder } from "./stored-job.ts";

/** A browser that has stored these orders. */
function storing(...known: StoredOrder[]) {
  const orders = new Map(known.map((order) => [order.id, order]));
  const store = {
    order: async (id: string) => await Promise.resolve(orders.get(id)),
    storeOrder: async (order: StoredOrder) => {
      await Promise.resolve(orders.set(order.id, order));
    },
  };
  return { orders, store };
}

test("what was chosen is kept as it was sent", async () => {
  const { orders, store } = storing();
  const order = sampleOrder({ mode: "plan" });
  await storeOrder(store, order);

  expect(orders.get("j1")).toEqual(order);
});

test.each(["fill", "recheck"] as const)(
  "a job that goes on from another (%s) has what was chosen for that, under its own name",
  async (mode) => {
    const source = sampleOrder({
      mode: "plan",
      sheet: { uploadId: "u1", sheet: "勤怠", edits: [] },
    });
    const account = { ...source.account, defaultNote: "打刻漏れ", group: "本社" };
    const { orders, store } = storing({ ...source, account });
    await storeOrder(store, { id: "j2", at: 9, mode, from: "j1" });

    expect(orders.get("j2")).toEqual({ ...source, account, id: "j2", at: 9, mode });
    expect(orders.get("j1")).toMatchObject({ at: 1, mode: "plan" });
  },
);

test("of a job that is not known nothing is kept", async () => {
  const { orders, store } = storing();
  await storeOrder(store, { id: "j2", at: 9, mode: "recheck", from: "j1" });

  expect(orders.size).toBe(0);
});
