import { expect, test } from "vitest";
import { createQueryClient } from "./query-client.ts";

const refusal = { data: { report: { code: "QUEUE_FULL", facts: {} } } };

test.each(["queries", "mutations"] as const)(
  "unanswered %s are repeated without end, refused ones never",
  (kind) => {
    const retry = createQueryClient().getDefaultOptions()[kind]?.retry;
    if (typeof retry !== "function") throw new Error("retry is no function");
    const isRepeated = (failures: number, error: unknown) =>
      Reflect.apply(retry, null, [failures, error]);

    expect(isRepeated(0, new TypeError("fetch failed"))).toBe(true);
    expect(isRepeated(500, new TypeError("fetch failed"))).toBe(true);
    expect(isRepeated(0, refusal)).toBe(false);
  },
);
