import { expect, test } from "vitest";
import { probeSandbox } from "./probe-sandbox.ts";

const machine = (isRoot: boolean, allows = true) => ({
  isRoot,
  allowsBrowserSandbox: () => allows,
});

test.each([
  ["auto", machine(false), { sandbox: true, reason: "possible" }],
  ["auto", machine(false, false), { sandbox: false, reason: "no_user_namespaces" }],
  ["auto", machine(true), { sandbox: false, reason: "root" }],
  ["on", machine(true), { sandbox: true, reason: "asked" }],
  ["off", machine(false), { sandbox: false, reason: "asked" }],
] as const)("CHROMIUM_SANDBOX=%s on %o", (asked, system, expected) => {
  expect(probeSandbox(asked, system)).toEqual(expected);
});
