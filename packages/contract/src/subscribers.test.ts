import { expect, test } from "vitest";
import { Subscribers } from "./subscribers.ts";

const rethrow = (error: unknown) => {
  throw error;
};

test("subscribers get every event until they leave", () => {
  const subscribers = new Subscribers<number>(rethrow);
  const seen: string[] = [];
  const first = subscribers.subscribe((event) => seen.push(`first ${event}`));
  subscribers.subscribe((event) => seen.push(`second ${event}`));

  subscribers.publish(1);
  first[Symbol.dispose]();
  first[Symbol.dispose]();
  subscribers.publish(2);

  expect(seen).toEqual(["first 1", "second 1", "second 2"]);
  expect(subscribers.size).toBe(1);
});

test("one function that subscribes twice is called twice, and leaves once at a time", () => {
  const subscribers = new Subscribers<number>(rethrow);
  const seen: number[] = [];
  const listener = (event: number) => void seen.push(event);
  const subscription = subscribers.subscribe(listener);
  subscribers.subscribe(listener);

  subscribers.publish(1);
  subscription[Symbol.dispose]();
  subscribers.publish(2);

  expect(seen).toEqual([1, 1, 2]);
});

test("one that leaves during an event does not disturb the others, and one that throws is reported", () => {
  const errors: unknown[] = [];
  const subscribers = new Subscribers<number>((error) => errors.push(error));
  const seen: number[] = [];
  const leaving = subscribers.subscribe(() => leaving[Symbol.dispose]());
  subscribers.subscribe(() => {
    throw new Error("broken listener");
  });
  subscribers.subscribe((event) => seen.push(event));

  subscribers.publish(1);

  expect(seen).toEqual([1]);
  expect(errors).toEqual([new Error("broken listener")]);
});
