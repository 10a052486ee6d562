import { createFakeClock } from "@jobcan-automation/core/testing";
import { expect, test } from "vitest";
import { createRateLimiter, rateLimits } from "./rate-limit.ts";

test("the limit holds for a minute, for each address and group by itself", async () => {
  const clock = createFakeClock();
  const limiter = createRateLimiter(clock);
  for (let call = 0; call < rateLimits.submit; call += 1) limiter.count("submit", "a");

  expect(() => limiter.count("submit", "a")).toThrow("RATE_LIMITED");
  expect(() => limiter.count("submit", "b")).not.toThrow();
  expect(() => limiter.count("call", "a")).not.toThrow();
  await clock.advance(60_000);
  expect(() => limiter.count("submit", "a")).not.toThrow();
});

test("the refusal tells the seconds that are left", async () => {
  const clock = createFakeClock();
  const limiter = createRateLimiter(clock);
  limiter.count("submit", "a", rateLimits.submit);
  await clock.advance(45_000);

  expect(() => limiter.count("submit", "a")).toThrow(
    expect.objectContaining({ retryAfterSecs: 15, facts: { reason: "submit" } }),
  );
});

test("a crowd of addresses is forgotten oldest first", () => {
  const limiter = createRateLimiter(createFakeClock());
  limiter.count("submit", "first", rateLimits.submit);
  for (let address = 0; address < 10_000; address += 1) limiter.count("submit", `a${address}`);

  expect(() => limiter.count("submit", "first")).not.toThrow();
});
