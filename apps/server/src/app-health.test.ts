import { expect, test } from "vitest";
import { addressLimits } from "./http/limits/rate-limit.ts";
import { createAppFixture } from "./testing/app-fixture.ts";
import { listen } from "./testing/listening.ts";

/** An app that counts how often memory and metrics are really measured. */
function openHealth() {
  const measured = { memory: 0, metrics: 0 };
  const fixture = createAppFixture();
  const { view } = fixture;
  const counted = createAppFixture({
    clock: fixture.clock,
    trustedHops: 1,
    health: {
      readMemory() {
        measured.memory += 1;
        return view;
      },
      isAdmitting: () => true,
      isDraining: async () => await Promise.resolve(false),
      recordsTrouble: () => undefined,
      hasBrowser: () => true,
      metricsToken: undefined,
      metrics: {
        contentType: "text/plain",
        text: async () => await Promise.resolve(`${(measured.metrics += 1)}`),
      },
    },
  });
  return { ...counted, clock: fixture.clock, measured };
}

test("however often figures are asked for, they are measured once a second", async () => {
  const { app, clock, measured } = openHealth();
  await using server = await listen(app);
  const ask = async (path: string, address: string) =>
    (await fetch(server.url + path, { headers: { "x-forwarded-for": address } })).status;
  for (let index = 0; index < 100; index += 1) {
    expect(await ask("/health/memory", `10.0.0.${index}`)).toBe(200);
    expect(await ask("/metrics", `10.0.0.${index}`)).toBe(200);
    expect(await ask("/readyz", `10.0.0.${index}`)).toBe(200);
  }
  expect(measured).toEqual({ memory: 1, metrics: 1 });
  await clock.advance(1_000);
  await ask("/health/memory", "10.0.1.1");
  await ask("/metrics", "10.0.1.1");

  expect(measured).toEqual({ memory: 2, metrics: 2 });
});

test("an address that asks for figures without end is told to come again, and may still ask for health", async () => {
  const { app } = openHealth();
  await using server = await listen(app);
  const ask = async (path: string, address = "10.0.0.1") =>
    (await fetch(server.url + path, { headers: { "x-forwarded-for": address } })).status;
  for (let index = 0; index < addressLimits.figures / 2; index += 1) {
    await ask("/health/memory");
    await ask("/metrics");
  }

  expect([await ask("/health/memory"), await ask("/metrics")]).toEqual([429, 429]);
  expect([await ask("/healthz"), await ask("/readyz"), await ask("/livez")]).toEqual([
    200, 200, 200,
  ]);
  expect(await ask("/metrics", "10.0.0.2")).toBe(200);
});
