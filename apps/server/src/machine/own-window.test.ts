import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { findOwnWindow, type WindowSystem } from "./own-window.ts";

const chrome = "/opt/google/chrome/chrome";
const screen = { DISPLAY: ":0", HOME: "/home/taro", ACCESS_TOKEN: "a-secret-of-this-service" };
const linux: WindowSystem = { platform: "linux", exists: (path) => path === chrome };

test("the installed browser is taken, with what shows it on the screen and no more", () => {
  expect(findOwnWindow(readConfig(screen), linux)).toEqual({
    executablePath: chrome,
    env: { DISPLAY: ":0", HOME: "/home/taro" },
  });
});

test.each([
  ["elsewhere", { HOST: "0.0.0.0" }],
  ["behind a proxy", { TRUSTED_PROXY_HOPS: "1" }],
  ["under a public name", { PUBLIC_ORIGIN: "https://example.jp" }],
  ["where it is switched off", { SIGN_IN_BROWSER: "off" }],
  ["without a screen", { DISPLAY: "" }],
  ["with a browser that is not there", { SIGN_IN_BROWSER: "/nowhere/chrome" }],
])("there is none %s", (_where, env) => {
  expect(findOwnWindow(readConfig({ ...screen, ...env }), linux)).toBeUndefined();
});

test.each(["win32", "darwin"] as const)("%s always has a screen", (platform) => {
  const found = { platform, exists: () => true };

  expect(
    findOwnWindow(readConfig({ HOME: "/Users/taro", LOCALAPPDATA: "C:\\a" }), found),
  ).toBeDefined();
});

test("a browser may be named", () => {
  const named = { platform: "linux", exists: () => true } as const;
  const settings = readConfig({ ...screen, SIGN_IN_BROWSER: "/usr/lib/chromium/chromium" });

  expect(findOwnWindow(settings, named)?.executablePath).toBe("/usr/lib/chromium/chromium");
});
