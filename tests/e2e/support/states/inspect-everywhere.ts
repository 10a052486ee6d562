import type { Page } from "@playwright/test";
import { axeFindings } from "../page/axe-findings.ts";
import { chooseLanguage } from "../page/choose-language.ts";
import { thingsThatSpill } from "../page/things-that-spill.ts";
import { expect } from "../test.ts";
import type { InspectState } from "./inspect-state.ts";

/**
 * An inspection of the state that the page shows in Japanese: axe finds nothing, and on a phone nothing spills out of its
 * place. Four times, so that each two of language, width and colours are seen together; the page is as before then.
 */
export async function inspectEverywhere(page: Page): Promise<InspectState> {
  const screen = await openScreens(page);
  return async (state) => {
    await screen.desk("light");
    expect.soft(await axeFindings(page), `${state}: ja, desk, light`).toEqual([]);
    await screen.phone("dark");
    expect.soft(await axeFindings(page), `${state}: ja, phone, dark`).toEqual([]);
    expect.soft(await thingsThatSpill(page), `${state}: ja, spills`).toEqual([]);
    await chooseLanguage(page, "en");
    await screen.desk("dark");
    expect.soft(await axeFindings(page), `${state}: en, desk, dark`).toEqual([]);
    await screen.phone("light");
    expect.soft(await axeFindings(page), `${state}: en, phone, light`).toEqual([]);
    expect.soft(await thingsThatSpill(page), `${state}: en, spills`).toEqual([]);
    await chooseLanguage(page, "ja");
    await screen.desk("light");
  };
}

/** The page as on a desk, with a mouse, and as on a phone, with a finger. */
async function openScreens(page: Page) {
  const session = await page.context().newCDPSession(page);
  const show = async (width: number, isTouched: boolean, colorScheme: "light" | "dark") => {
    await page.setViewportSize({ width, height: 850 });
    await session.send("Emulation.setTouchEmulationEnabled", { enabled: isTouched });
    await page.emulateMedia({ colorScheme });
    const coarse = () => page.evaluate(() => matchMedia("(pointer: coarse)").matches);
    await expect.poll(coarse, "a finger is coarse").toBe(isTouched);
  };
  return {
    desk: (colors: "light" | "dark") => show(1280, false, colors),
    phone: (colors: "light" | "dark") => show(390, true, colors),
  };
}
