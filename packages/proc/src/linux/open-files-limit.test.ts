import { expect, test } from "vitest";
import { openFilesLimit } from "./open-files-limit.ts";
import { fakeFiles } from "../testing/fake-files.ts";

const shown = (soft: string) =>
  fakeFiles({
    "/proc/self/limits": [
      "Limit                     Soft Limit           Hard Limit           Units",
      "Max processes             7000                 7000                 processes",
      `Max open files            ${soft}                 524288               files`,
    ].join("\n"),
  });

test("the limit in force is the soft one", () => {
  expect(openFilesLimit(shown("1024"))).toBe(1024);
});

test("a limit that is none, or not told, is undefined", () => {
  expect(openFilesLimit(shown("unlimited"))).toBeUndefined();
  expect(openFilesLimit(fakeFiles({}))).toBeUndefined();
});
