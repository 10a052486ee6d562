import { once } from "node:events";
import { expect, test } from "vitest";
import { createSemaphore } from "./semaphore.ts";

const { signal } = new AbortController();

test("a semaphore that is closed ends the work in hand, those that wait and those that come, with the reason", async () => {
  const semaphore = createSemaphore({ atOnce: 1, waiting: 1 });
  const { promise: isAtWork, resolve: begin } = Promise.withResolvers<void>();
  let begun = 0;
  const work = async (either: AbortSignal) => {
    begun += 1;
    begin();
    await once(either, "abort");
    either.throwIfAborted();
  };
  const ends = [semaphore.run(work, signal), semaphore.run(work, signal)];

  await isAtWork;
  semaphore.close(new RangeError("enough"));
  ends.push(semaphore.run(work, signal));

  expect(await Promise.allSettled(ends)).toEqual(
    ends.map(() => ({ status: "rejected", reason: new RangeError("enough") })),
  );
  expect(begun).toBe(1);
});
