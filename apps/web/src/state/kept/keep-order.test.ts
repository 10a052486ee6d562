import { expect, test } from "vitest";
import { sampleOrder } from "../../testing/sample-order.ts";
import { keepOrder } from "./keep-order.ts";
import type { KeptOrder } from "./kept-job.ts";

/** A browser that keeps these orders. */
function keeping(...known: KeptOrder[]) {
  const orders = new Map(known.map((order) => [order.id, order]));
  const jobs = {
    order: async (id: string) => await Promise.resolve(orders.get(id)),
    keepOrder: async (order: KeptOrder) => {
      await Promise.resolve(orders.set(order.id, order));
    },
  };
  return { orders, jobs };
}

test("what was chosen is kept as it was sent", async () => {
  const { orders, jobs } = keeping();
  const order = sampleOrder({ mode: "plan" });
  await keepOrder(jobs, order);

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
    const { orders, jobs } = keeping({ ...source, account });
    await keepOrder(jobs, { id: "j2", at: 9, mode, from: "j1" });

    expect(orders.get("j2")).toEqual({ ...source, account, id: "j2", at: 9, mode });
    expect(orders.get("j1")).toMatchObject({ at: 1, mode: "plan" });
  },
);

test("of a job that is not known nothing is kept", async () => {
  const { orders, jobs } = keeping();
  await keepOrder(jobs, { id: "j2", at: 9, mode: "recheck", from: "j1" });

  expect(orders.size).toBe(0);
});
