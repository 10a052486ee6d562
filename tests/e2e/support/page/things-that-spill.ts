import type { Page } from "@playwright/test";

/**
 * Elements wider than their container: the page, boxes that scroll sideways, overflowing texts. Inputs are excepted.
 */
export async function thingsThatSpill(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [document.documentElement, ...document.body.querySelectorAll("*")]
      .filter((element) => {
        const isLeftOut = element.closest(".visually-hidden, .log-level, .mantine-Button-loader");
        if (isLeftOut !== null || element.matches("input, select, svg, svg *")) return false;
        const isOutside = element.getBoundingClientRect().right > innerWidth + 1;
        return isOutside || element.scrollWidth > element.clientWidth + 1;
      })
      .filter(({ clientWidth }) => clientWidth > 0)
      .map(
        ({ tagName, className, textContent, scrollWidth, clientWidth }) =>
          `${tagName}.${className} ${scrollWidth} > ${clientWidth} ${textContent.slice(0, 60)}`,
      ),
  );
}
