import { type LogMessage, AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createRateLimit } from "./rate-limit.ts";

const never = new AbortController().signal;
const limited = new AutofillError("SITE_RATE_LIMITED", { cause: "redirect" });

test("consecutive waits grow from five seconds to a minute, and end after the tenth", async () => {
  const { limit, waits, logged } = rateLimit();
  for (let time = 0; time < 10; time += 1) await limit.waitOut(limited, never);

  expect(waits.map((ms) => ms / 1000)).toEqual([5, 10, 20, 40, 60, 60, 60, 60, 60, 60]);
  await expect(limit.waitOut(limited, never)).rejects.toMatchObject({
    code: "SITE_RATE_LIMITED",
    facts: { pauses: 10 },
  });
  expect(logged.filter(({ code }) => code === "rate_limited")).toHaveLength(10);
  expect(logged[0]?.facts).toEqual({ times: 1, atMost: 10, waitMs: 5_000 });
});

test("after a page has come the next wait is short again, and pages are requested more slowly", async () => {
  const { limit, waits, logged } = rateLimit();
  await limit.space(never);
  await limit.space(never);
  await limit.waitOut(limited, never);
  limit.passed();
  await limit.space(never);
  await limit.space(never);
  await limit.waitOut(limited, never);
  limit.passed();
  await limit.space(never);
  await limit.space(never);

  expect(waits).toEqual([5_000, 1_000, 5_000, 2_000]);
  expect(logged.filter(({ code }) => code === "slowed_down").map(({ facts }) => facts)).toEqual([
    { intervalMs: 1_000 },
    { intervalMs: 2_000 },
  ]);
});

test("presses have a row of their own, which pages that come do not end", async () => {
  const { limit, waits } = rateLimit();
  for (let time = 0; time < 10; time += 1) {
    await limit.waitOut(limited, never, "press");
    limit.passed();
  }
  expect(waits.at(-1)).toBe(60_000);
  await expect(limit.waitOut(limited, never, "press")).rejects.toMatchObject({
    facts: { pauses: 10 },
  });

  limit.passed("press");
  await limit.waitOut(limited, never, "press");

  expect(waits.at(-1)).toBe(5_000);
  expect(limit.intervalMs).toBe(2_000);
});

test("a longer wait that the site asks for is honoured, up to a minute", async () => {
  const { limit, waits } = rateLimit();
  for (const retryAfterSecs of [30, 600])
    await limit.waitOut(new AutofillError("SITE_RATE_LIMITED", {}, { retryAfterSecs }), never);

  expect(waits).toEqual([30_000, 60_000]);
});

test("a wait ends with the step's own signal and with the other one", async () => {
  const [own, other] = [new AbortController(), new AbortController()];
  const limit = createRateLimit({
    reporter,
    pauseMs: 600_000,
    alsoEndedBy: () => other.signal,
  });
  const first = limit.waitOut(limited, own.signal);
  own.abort(new Error("own"));
  const second = limit.waitOut(limited, never);
  other.abort(new Error("other"));

  await expect(first).rejects.toThrow("own");
  await expect(second).rejects.toThrow("other");
});

const reporter = { log: () => {}, day: () => {}, account: () => {} };

/** A limit whose waits move a clock instead of taking time. */
function rateLimit() {
  const waits: number[] = [];
  const logged: LogMessage[] = [];
  let nowMs = 0;
  const limit = createRateLimit({
    reporter: { ...reporter, log: (_level, message) => void logged.push(message) },
    pauseMs: 5_000,
    alsoEndedBy: () => undefined,
    wait: (ms) => {
      waits.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
    monotonicMs: () => nowMs,
  });
  return { limit, waits, logged };
}
