import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchHang } from "./watch-hang.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limits = { calmMs: 4_000, answerMs: 6_000 };

function watched(ask: () => Promise<unknown>) {
  const watch = watchHang(ask, "open", limits);
  let error: unknown;
  watch.hung.catch((reason: unknown) => (error = reason));
  return { watch, error: () => error };
}

test("a page that answers nothing for so long hangs", async () => {
  const { watch, error } = watched(() => new Promise(() => {}));

  await vi.advanceTimersByTimeAsync(9_999);
  expect(error()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);

  expect(error()).toMatchObject({
    code: "SITE_UNAVAILABLE",
    facts: { step: "open", cause: "hangs" },
  });
  watch[Symbol.dispose]();
  expect(vi.getTimerCount()).toBe(0);
});

test("one that answers, or refuses, is asked again and again until the step is over", async () => {
  let asked = 0;
  const { watch, error } = watched(() => {
    asked += 1;
    return asked % 2 === 0 ? Promise.resolve(1) : Promise.reject(new Error("replaced"));
  });

  await vi.advanceTimersByTimeAsync(60_000);
  expect([asked, error()]).toEqual([15, undefined]);
  watch[Symbol.dispose]();
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(15);
});

test("an answer that comes when the step is over starts nothing", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { watch } = watched(() => promise);
  await vi.advanceTimersByTimeAsync(5_000);

  watch[Symbol.dispose]();
  resolve();
  await vi.advanceTimersByTimeAsync(0);

  expect(vi.getTimerCount()).toBe(0);
});
