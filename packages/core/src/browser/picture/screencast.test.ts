import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Screencast } from "./screencast.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a page that never answers is left after a second", async () => {
  const cast = new Screencast(silentPage(), { width: 800, height: 600 });

  const shown = cast.refresh().catch((error: unknown) => error);
  const ended = cast[Symbol.asyncDispose]();
  await vi.advanceTimersByTimeAsync(1_000);

  expect(await shown).toMatchObject({ code: "JOB_TIMED_OUT" });
  await ended;
});

function silentPage() {
  return { on() {}, send: () => Promise.withResolvers<never>().promise };
}
