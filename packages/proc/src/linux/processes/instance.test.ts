import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { isInstanceGone, ownInstance } from "./instance.ts";

const [pid, startTicks, space] = ownInstance().split(".");
const hasProc = existsSync("/proc/self/ns/pid");

test("this process is not gone, and its name is short enough for the path of a socket", () => {
  expect(isInstanceGone(ownInstance())).toBe(false);
  expect(ownInstance().length).toBeLessThan(30);
});

test.runIf(hasProc).each([
  ["whose pid nobody has", `99999999.${startTicks}.${space}`],
  ["whose pid is used again", `${pid}.1.${space}`],
])("a process of our own namespace %s is gone", (_what, instance) => {
  expect(isInstanceGone(instance)).toBe(true);
});

test.each([
  ["of another namespace or boot", `99999999.1.000000`],
  ["of a system that does not say", "99999999.0.unknown"],
  ["of a version that named no namespace", "99999999.1"],
])("nothing is known of a process %s", (_what, instance) => {
  expect(isInstanceGone(instance)).toBe(false);
});
