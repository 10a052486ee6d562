import { expect, test } from "vitest";
import { openPage } from "./open-page.ts";

const url = "http://127.0.0.1:4000/autofill";

test.each([
  ["linux", { DISPLAY: ":0" }, "xdg-open"],
  ["linux", { WAYLAND_DISPLAY: "wayland-0" }, "xdg-open"],
  ["darwin", {}, "open"],
  ["win32", {}, "rundll32"],
] as const)("on %s with %o the page is opened by %s", (platform, env, program) => {
  const started: (readonly string[])[] = [];

  expect(openPage(url, { platform, env }, (command) => started.push(command))).toBe(true);
  expect(started).toEqual([expect.arrayContaining([program, url])]);
});

test("the package for Windows asks for Edge, which every Windows has", () => {
  const started: (readonly string[])[] = [];
  const system = { platform: "win32", env: { JOBCAN_AUTOFILL_PAGE_IN: "edge" } } as const;

  expect(openPage(url, system, (command) => started.push(command))).toBe(true);
  expect(started).toEqual([expect.arrayContaining([`microsoft-edge:${url}`])]);
});

test("without a screen nothing is opened", () => {
  const started: unknown[] = [];
  const system = { platform: "linux", env: { DISPLAY: "" } } as const;

  expect(openPage(url, system, (command) => started.push(command))).toBe(false);
  expect(started).toEqual([]);
});
