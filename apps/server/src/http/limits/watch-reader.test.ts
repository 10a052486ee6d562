import { createFakeClock, settled } from "@jobcan-automation/core/testing";
import { expect, test } from "vitest";
import { watchReader } from "./watch-reader.ts";

function pings(): { stream: ReadableStream<Uint8Array>; isCancelled: () => boolean } {
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array([46])),
    cancel: () => {
      cancelled = true;
    },
  });
  return { stream, isCancelled: () => cancelled };
}

test("a reader that takes nothing for 30 seconds is cut off", async () => {
  const clock = createFakeClock();
  const { stream, isCancelled } = pings();
  const reader = watchReader(stream, clock).getReader();
  await reader.read();
  await settled();

  await clock.advance(29_000);
  expect(isCancelled()).toBe(false);
  await clock.advance(2_000);
  expect(isCancelled()).toBe(true);
});

test("a reader that goes on reading is left alone, however long it takes", async () => {
  const clock = createFakeClock();
  const { stream, isCancelled } = pings();
  const reader = watchReader(stream, clock).getReader();

  for (let turn = 0; turn < 10; turn += 1) {
    await reader.read();
    await settled();
    await clock.advance(20_000);
  }

  expect(isCancelled()).toBe(false);
});

test("a reader that leaves takes the source with it", async () => {
  const clock = createFakeClock();
  const { stream, isCancelled } = pings();
  const reader = watchReader(stream, clock).getReader();
  await reader.read();

  await reader.cancel();

  expect(isCancelled()).toBe(true);
  expect(clock.pending).toBe(0);
});
