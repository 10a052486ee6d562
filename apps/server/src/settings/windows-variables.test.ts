import { expect, test } from "vitest";
import { readConfig } from "../config.ts";

test("what Windows sets is read in any case, and PATH is its Path", () => {
  const config = readConfig({
    Path: String.raw`C:\Windows\System32`,
    SystemRoot: String.raw`C:\Windows`,
    "ProgramFiles(x86)": String.raw`C:\Program Files (x86)`,
    Secret: "of another program",
  });

  expect(config.PATH).toBe(String.raw`C:\Windows\System32`);
  expect(config.ofWindows).toEqual({
    SYSTEMROOT: String.raw`C:\Windows`,
    "PROGRAMFILES(X86)": String.raw`C:\Program Files (x86)`,
  });
});

test("elsewhere there is none of it", () => {
  expect(readConfig({ PATH: "/bin", HOME: "/home/a" }).ofWindows).toEqual({});
});
