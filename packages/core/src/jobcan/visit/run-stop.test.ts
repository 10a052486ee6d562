import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRunStop, RunStopped, settleMs } from "./run-stop.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a stop after this day interrupts nothing", () => {
  using control = createRunStop(10_000);

  control.ask("after_day");

  expect(control.stop).toMatchObject({ afterDay: true, asked: "after_day" });
  expect(control.stop.soft.aborted).toBe(false);
});

test.each(["now", "after_day", "memory"] as const)(
  "%s ends what waits while no day is in hand",
  (when) => {
    using control = createRunStop(10_000);

    control.ask(when);

    expect(control.stop.any.reason).toBeInstanceOf(RunStopped);
  },
);

test("a day is in hand until it is released", () => {
  using control = createRunStop(10_000);
  const seen = [control.stop.dayInHand];
  {
    using _day = control.stop.holdDay();
    seen.push(control.stop.dayInHand);
  }

  expect([...seen, control.stop.dayInHand]).toEqual([false, true, false]);
});

test.each(["now", "memory"] as const)(
  "%s begins nothing new at once, and gives up settling after its grace",
  (when) => {
    using control = createRunStop(60_000);

    control.ask(when);

    expect(control.stop.soft.reason).toBeInstanceOf(RunStopped);
    vi.advanceTimersByTime(settleMs[when] - 1);
    expect(control.stop.hard.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(control.stop.hard.aborted).toBe(true);
  },
);

test("the time limit is a stop like any other", () => {
  using control = createRunStop(5_000);

  vi.advanceTimersByTime(5_000);

  expect(control.stop).toMatchObject({ asked: "timeout" });
  expect(control.stop.soft.aborted).toBe(true);
});

test("a later, harder stop is the one that counts", () => {
  using control = createRunStop(5_000);

  control.ask("after_day");
  control.ask("now");
  control.ask("memory");

  expect(control.stop.asked).toBe("now");
});

test("a stop for memory shortens the grace of an earlier one", () => {
  using control = createRunStop(60_000);
  control.ask("now");

  control.ask("memory");

  vi.advanceTimersByTime(settleMs.memory);
  expect(control.stop.hard.aborted).toBe(true);
});

test("a stop that is disposed of leaves no timer", () => {
  createRunStop(5_000)[Symbol.dispose]();

  expect(vi.getTimerCount()).toBe(0);
});
