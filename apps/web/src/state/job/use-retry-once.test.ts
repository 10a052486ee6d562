import { AutofillError, type ErrorCode } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { retrySecsOf } from "./use-retry-once.ts";

const refused = (code: ErrorCode, retryAfterSecs?: number) =>
  Object.assign(new Error(code), {
    data: { report: new AutofillError(code, {}, { retryAfterSecs }).toReport() },
  });

test("a full queue, a busy memory and a restart are waited for as long as the service says", () => {
  expect(retrySecsOf(refused("QUEUE_FULL", 12))).toBe(12);
  expect(retrySecsOf(refused("MEMORY_BUSY", 15))).toBe(15);
  expect(retrySecsOf(refused("SHUTTING_DOWN", 30))).toBe(30);
});

test("what would use a password again, or has no time, is not sent by itself", () => {
  expect(retrySecsOf(refused("RATE_LIMITED", 900))).toBeUndefined();
  expect(retrySecsOf(refused("LOGIN_REJECTED"))).toBeUndefined();
  expect(retrySecsOf(refused("QUEUE_FULL"))).toBeUndefined();
  expect(retrySecsOf(new TypeError("fetch failed"))).toBeUndefined();
  expect(retrySecsOf(null)).toBeUndefined();
});
