import { expect, test } from "vitest";
import { probeSandbox, thisSystem } from "./probe-sandbox.ts";

const machine = (isRoot: boolean, files: Record<string, string> = {}, works?: boolean) => ({
  isRoot,
  readFile: (path: string) => files[path],
  tryNamespaces: () => works,
});

test.each([
  ["auto", machine(false), { sandbox: true, reason: "possible" }],
  ["auto", machine(false, {}, true), { sandbox: true, reason: "possible" }],
  ["auto", machine(false, {}, false), { sandbox: false, reason: "no_user_namespaces" }],
  ["auto", machine(true), { sandbox: false, reason: "root" }],
  [
    "auto",
    machine(false, { "/proc/sys/user/max_user_namespaces": "0\n" }),
    { sandbox: false, reason: "no_user_namespaces" },
  ],
  [
    "auto",
    machine(false, { "/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1\n" }),
    { sandbox: false, reason: "no_user_namespaces" },
  ],
  ["on", machine(true), { sandbox: true, reason: "asked" }],
  ["off", machine(false), { sandbox: false, reason: "asked" }],
] as const)("CHROMIUM_SANDBOX=%s on %o", (asked, system, expected) => {
  expect(probeSandbox(asked, system)).toEqual(expected);
});

test("this machine is asked by trying, and gives an answer or none", () => {
  expect([true, false, undefined]).toContain(thisSystem.tryNamespaces());
});
