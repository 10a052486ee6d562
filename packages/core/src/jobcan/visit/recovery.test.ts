import { expect, test } from "vitest";
import { AutofillError } from "@jobcan-automation/contract";
import { recoveryFor } from "./recovery.ts";

test.each([
  ["BROWSER_CRASHED", {}, 1, "relaunch"],
  ["SITE_UNAVAILABLE", { cause: "hangs" }, 1, "relaunch"],
  ["SITE_UNAVAILABLE", { cause: "timed_out" }, 1, "wait"],
  ["SITE_UNAVAILABLE", { cause: "timed_out" }, 2, "relaunch"],
  ["SITE_UNAVAILABLE", { status: 500 }, 2, "wait"],
  ["SITE_UNAVAILABLE", { status: 500 }, 3, "give_up"],
  ["NETWORK_ERROR", {}, 1, "wait"],
  ["NETWORK_ERROR", {}, 3, "give_up"],
  ["TLS_ERROR", {}, 1, "give_up"],
  ["SITE_MAINTENANCE", {}, 1, "give_up"],
  ["SITE_CHANGED", {}, 1, "give_up"],
  ["LOGIN_REJECTED", {}, 1, "give_up"],
  ["SITE_RATE_LIMITED", { pauses: 10 }, 1, "give_up"],
] as const)("%s %o on try %i: %s", (...[code, facts, attempt, how]) => {
  expect(recoveryFor(new AutofillError(code, facts), attempt).how).toBe(how);
});
