import { openScreen, type TestScreen, whyNoScreen } from "@jobcan-automation/core/testing";
import { expect, test } from "./test.ts";

/** Why no window can be shown on this machine; undefined where one can. */
export const noScreen = whyNoScreen(process.env);

/**
 * The same with a screen at the service's machine, a browser that somebody has installed there, and a company whose own
 * sign-in refuses a driven one.
 */
export const onScreen = test.extend<{
  desk: TestScreen;
  /** More of the service's environment. */
  deskEnv: Record<string, string>;
}>({
  deskEnv: [{}, { option: true }],
  desk: async ({ browserName }, use) => {
    expect(browserName).toBe("chromium");
    await using desk = await openScreen(process.env["PATH"] ?? "");
    await use(desk);
  },
  serviceOptions: async ({ desk, deskEnv }, use) => {
    const { executablePath, env } = desk.browser;
    const own = { ...env, SIGN_IN_BROWSER: executablePath, ...deskEnv };
    await use({ sandbox: { tenant: "company-sign-in" }, env: own });
  },
});
