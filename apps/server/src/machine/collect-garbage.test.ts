import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createCollector } from "./collect-garbage.ts";

test("what nobody holds any more is gone after a collection", async () => {
  const collect = createCollector();
  const left = new WeakRef({ bytes: Array.from({ length: 100_000 }, () => 1) });

  // A reference that was just made lives to the end of its turn.
  await nextTurn();
  collect();

  expect(left.deref()).toBeUndefined();
});
