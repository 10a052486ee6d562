import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { watchEventLoop } from "./event-loop-lag.ts";

vi.setConfig({ testTimeout: 30_000 });

test("a loop that was blocked for 300 ms shows it, and is asked anew from then on", async () => {
  using lag = watchEventLoop();
  using younger = watchEventLoop();
  // The younger one has counted a turn, so the elder has too: what comes next is measured.
  await vi.waitFor(() => expect(younger.secs()).not.toEqual({}), { timeout: 20_000 });
  const endMs = performance.now() + 300;
  while (performance.now() < endMs);
  // Of two turns one has run the timers that were late.
  await nextTurn();
  await nextTurn();

  expect(lag.secs()["max"]).toBeGreaterThan(0.2);
  expect(lag.secs()).toEqual({});
});
