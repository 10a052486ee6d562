import { expect, test } from "vitest";
import { fakeFiles } from "../testing/fake-files.ts";
import { tryNamespaces } from "../try-namespaces.ts";
import { allowsUserNamespaces } from "./user-namespaces.ts";

const machine = (files: Record<string, string>, works?: boolean) => ({
  files: fakeFiles(files),
  tryNamespaces: () => works,
});

test.each([
  ["that says nothing", machine({}), true],
  ["where they can be made", machine({}, true), true],
  ["where they cannot", machine({}, false), false],
  ["with a limit of none", machine({ "/proc/sys/user/max_user_namespaces": "0\n" }), false],
  [
    "whose AppArmor restricts them",
    machine({ "/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1\n" }, true),
    false,
  ],
])("a machine %s", (_what, system, allowed) => {
  expect(allowsUserNamespaces(system)).toBe(allowed);
});

test("this machine is asked by trying, and gives an answer or none", () => {
  expect([true, false, undefined]).toContain(tryNamespaces());
});
