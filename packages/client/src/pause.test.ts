import { getEventListeners } from "node:events";
import { expect, test, vi } from "vitest";
import { pause } from "./pause.ts";

test("a pause that is over leaves nothing on the signal, however often it is taken", async () => {
  vi.useFakeTimers();
  const { signal } = new AbortController();

  for (let turn = 0; turn < 3; turn += 1) {
    await Promise.all([pause(10_000, signal), vi.advanceTimersByTimeAsync(10_000)]);
  }

  expect(getEventListeners(signal, "abort")).toEqual([]);
  vi.useRealTimers();
});

test("a pause ends early with the signal, and is none where it was aborted before", async () => {
  const leaving = new AbortController();
  const waiting = pause(3_600_000, leaving.signal);
  leaving.abort();

  await expect(waiting).resolves.toBeUndefined();
  await expect(pause(3_600_000, leaving.signal)).resolves.toBeUndefined();
});
