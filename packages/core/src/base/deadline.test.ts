import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { orAborted, orTimedOut, pause } from "./deadline.ts";

const stopped = new Error("stopped");

/** The rejections that nobody took, while `work` runs and on the turns after it. */
async function unhandledDuring(work: () => Promise<void>): Promise<unknown[]> {
  const seen: unknown[] = [];
  const take = (reason: unknown) => void seen.push(reason);
  const known = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", take);
  try {
    await work();
    await setImmediate();
    await setImmediate();
  } finally {
    process.removeAllListeners("unhandledRejection");
    for (const listener of known) process.on("unhandledRejection", listener);
  }
  return seen;
}

test.each([
  ["before it began", true],
  ["while it ran", false],
])("work that is cancelled %s may fail later without anybody's notice", async (_when, early) => {
  const cancel = new AbortController();
  const work = Promise.withResolvers<void>();
  const unhandled = await unhandledDuring(async () => {
    if (early) cancel.abort(stopped);
    const waiting = orAborted(work.promise, cancel.signal);
    if (!early) cancel.abort(stopped);
    await expect(waiting).rejects.toBe(stopped);
    work.reject(new Error("the page is gone"));
  });

  expect(unhandled).toEqual([]);
});

test("work that is not cancelled settles as it does, and leaves no listener", async () => {
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, "removeEventListener");

  expect(await orAborted(Promise.resolve(5), signal)).toBe(5);
  await expect(orAborted(Promise.reject(stopped), signal)).rejects.toBe(stopped);
  expect(removed).toHaveBeenCalledTimes(2);
});

test("work that is too late is JOB_TIMED_OUT with its step, and its timer never outlives it", async () => {
  vi.useFakeTimers();
  const late = orTimedOut(new Promise(() => {}), 1000, "sign_in");
  await Promise.all([
    expect(late).rejects.toMatchObject({ code: "JOB_TIMED_OUT", facts: { step: "sign_in" } }),
    vi.advanceTimersByTimeAsync(1000),
  ]);

  expect(await orTimedOut(Promise.resolve(5), 1000, "sign_in")).toBe(5);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test("a pause ends at once when it is cancelled", async () => {
  const cancel = new AbortController();
  const waiting = pause(3_600_000, cancel.signal);
  const aborted = once(cancel.signal, "abort");
  cancel.abort(stopped);
  await aborted;

  await expect(waiting).rejects.toBe(stopped);
  await expect(pause(0, cancel.signal)).rejects.toBe(stopped);
});
