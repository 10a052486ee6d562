import { homedir } from "node:os";
import { expect, test } from "vitest";
import { homeFolder } from "./env.ts";

test.each([
  [{ HOME: "/home/a", USERPROFILE: "/b" }, "/home/a"],
  [{ USERPROFILE: "/Users/a" }, "/Users/a"],
  [{ HOME: "" }, homedir()],
  [{}, homedir()],
])("of %o the user's folder is %s, as the system knows it where nothing is named", (env, home) => {
  expect(homeFolder(env)).toBe(home);
});
