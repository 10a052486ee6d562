import { once } from "node:events";
import { expect, test } from "vitest";
import { createSlots } from "./semaphore.ts";

const { signal } = new AbortController();

test("slots that are closed end the work in hand, those that wait and those that come, with the reason", async () => {
  const slots = createSlots({ atOnce: 1, waiting: 1 });
  const { promise: isAtWork, resolve: begin } = Promise.withResolvers<void>();
  let begun = 0;
  const work = async (either: AbortSignal) => {
    begun += 1;
    begin();
    await once(either, "abort");
    either.throwIfAborted();
  };
  const ends = [slots.run(work, signal), slots.run(work, signal)];

  await isAtWork;
  slots.close(new RangeError("enough"));
  ends.push(slots.run(work, signal));

  expect(await Promise.allSettled(ends)).toEqual(
    ends.map(() => ({ status: "rejected", reason: new RangeError("enough") })),
  );
  expect(begun).toBe(1);
});
