import { expect, test } from "vitest";
import { isPersonWindow } from "./person-window.ts";

test.each([
  ["/run/jobcan-run-1/sign-in-window", [], true],
  ["/run/jobcan-run-1/other", [], false],
  ["/run/jobcan-run-1/sign-in-window", ["--remote-debugging-pipe"], false],
  ["/run/jobcan-run-1/sign-in-window", ["--type=zygote"], false],
])("%s %j: %s", (folder, more, isTheirs) => {
  const given = ["/opt/google/chrome/chrome", `--user-data-dir=${folder}`, ...more].join("\0");
  const files = {
    readFile: () => given,
    readLink: () => undefined,
    listFolder: () => [],
  };

  expect(isPersonWindow(7, files)).toBe(isTheirs);
});
