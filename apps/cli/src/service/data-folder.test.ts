import { expect, test } from "vitest";
import { dataFolder } from "./data-folder.ts";

test.each([
  ["linux", { HOME: "/home/a" }, "/home/a/.local/share/jobcan-autofill"],
  ["linux", { HOME: "/home/a", XDG_DATA_HOME: "/data" }, "/data/jobcan-autofill"],
  ["linux", { HOME: "/home/a", XDG_DATA_HOME: "" }, "/home/a/.local/share/jobcan-autofill"],
  ["darwin", { HOME: "/Users/a" }, "/Users/a/Library/Application Support/jobcan-autofill"],
  ["win32", { LOCALAPPDATA: "/a/Local" }, "/a/Local/jobcan-autofill"],
  ["win32", { USERPROFILE: "/a" }, "/a/AppData/Local/jobcan-autofill"],
  ["linux", { HOME: "/home/a", DATA_DIR: "here" }, "here"],
] as const)("on %s with %o data is stored in %s", (platform, env, folder) => {
  expect(dataFolder(env, platform)).toBe(folder);
});
