import { expect, test } from "vitest";
import { createQueryClient } from "./query-client.ts";

const refusal = { data: { report: { code: "QUEUE_FULL", facts: {} } } };

test.each(["queries", "mutations"] as const)(
  "%s that nobody answers are asked again without end, refused ones never",
  (kind) => {
    const retry = createQueryClient().getDefaultOptions()[kind]?.retry;
    if (typeof retry !== "function") throw new Error("a question of its own each time");
    const asksAgain = (failures: number, error: unknown) =>
      Reflect.apply(retry, null, [failures, error]);

    expect(asksAgain(0, new TypeError("fetch failed"))).toBe(true);
    expect(asksAgain(500, new TypeError("fetch failed"))).toBe(true);
    expect(asksAgain(0, refusal)).toBe(false);
  },
);
