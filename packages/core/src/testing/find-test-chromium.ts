import { requireChromium } from "../browser/find-chromium.ts";

/** The browser that tests run with. Throws when there is none. */
export function findTestChromium(env: NodeJS.ProcessEnv): {
  executablePath: string;
  sandbox: boolean;
} {
  return {
    executablePath: requireChromium(env),
    sandbox: process.getuid?.() !== 0 && env["CHROMIUM_SANDBOX"] !== "off",
  };
}
