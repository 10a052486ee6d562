import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Screencast } from "./screencast.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a page that never answers is left after a second", async () => {
  const cast = new Screencast(silentPage(), { width: 800, height: 600 });

  const shown = expect(cast.refresh()).rejects.toMatchObject({ code: "JOB_TIMED_OUT" });
  await vi.advanceTimersByTimeAsync(1_000);
  await shown;

  const ended = cast[Symbol.asyncDispose]();
  await vi.advanceTimersByTimeAsync(1_000);
  await ended;
});

function silentPage() {
  return { on() {}, send: () => Promise.withResolvers<never>().promise };
}
