import { expect, test } from "vitest";
import { createEventQueue } from "./event-queue.ts";

test("values pushed before and after the reader arrives are read in order", async () => {
  const queue = createEventQueue<number>();
  queue.push(1);
  const reading = Array.fromAsync(queue);
  queue.push(2);
  await Promise.resolve();
  queue.push(3);
  queue.end();

  expect(await reading).toEqual([1, 2, 3]);
});

test("what is pushed after the end is not read", async () => {
  const queue = createEventQueue<number>();
  queue.push(1);
  queue.end();
  queue.push(2);

  expect(await Array.fromAsync(queue)).toEqual([1]);
});
