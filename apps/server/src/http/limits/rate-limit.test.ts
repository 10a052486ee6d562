import { createFakeClock } from "@jobcan-automation/core/testing";
import { expect, test } from "vitest";
import { addressLimits, createRateLimiter, rateLimits } from "./rate-limit.ts";

const by = (owner: string, address = owner) => ({ owner, address });

test("the limit holds for a minute, for each owner and group by itself", async () => {
  const clock = createFakeClock();
  const limiter = createRateLimiter(clock);
  for (let call = 0; call < rateLimits.submit; call += 1) limiter.count("submit", by("a"));

  expect(() => limiter.count("submit", by("a"))).toThrow("RATE_LIMITED");
  expect(() => limiter.count("submit", by("b"))).not.toThrow();
  expect(() => limiter.count("call", by("a"))).not.toThrow();
  await clock.advance(60_000);
  expect(() => limiter.count("submit", by("a"))).not.toThrow();
});

test("the refusal tells the seconds that are left", async () => {
  const clock = createFakeClock();
  const limiter = createRateLimiter(clock);
  limiter.count("submit", by("a"), rateLimits.submit);
  await clock.advance(45_000);

  expect(() => limiter.count("submit", by("a"))).toThrow(
    expect.objectContaining({ retryAfterSecs: 15, facts: { reason: "submit" } }),
  );
});

test("a crowd of owners is forgotten oldest first", () => {
  const limiter = createRateLimiter(createFakeClock());
  limiter.count("submit", by("first"), rateLimits.submit);
  for (let address = 0; address < 10_000; address += 1) limiter.count("submit", by(`a${address}`));

  expect(() => limiter.count("submit", by("first"))).not.toThrow();
});

test("owners behind one address do not use up each other's limit, up to the address's own", () => {
  const limiter = createRateLimiter(createFakeClock());
  const owners = addressLimits.upload / rateLimits.upload;
  for (let owner = 0; owner < owners; owner += 1) {
    limiter.count("upload", by(`o${owner}`, "office"), rateLimits.upload);
  }

  expect(() => limiter.count("upload", by("fresh", "office"))).toThrow("RATE_LIMITED");
  expect(() => limiter.count("upload", by("fresh", "elsewhere"))).not.toThrow();
});

test("all that come to an address without a key of ours count as one owner", () => {
  const limiter = createRateLimiter(createFakeClock());
  const nobody = { owner: undefined, address: "a" };
  limiter.count("file", nobody, rateLimits.file);

  expect(() => limiter.count("file", nobody)).toThrow("RATE_LIMITED");
  expect(() => limiter.count("file", by("known", "a"))).not.toThrow();
  expect(() => limiter.count("file", { owner: undefined, address: "b" })).not.toThrow();
});
