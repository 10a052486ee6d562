/// <reference lib="dom" />
import type { Page } from "playwright";
import { siteMap } from "../site-map.ts";

/** Which of the known marks of a signed-in page this page has, by their selectors. */
export async function readMarks(page: Page): Promise<string[]> {
  const marks = siteMap.employee.marker.split(/,\s*/);
  const found = await page.evaluate(hasEach, marks);
  return marks.filter((_mark, index) => found[index] === true);
}

/** Runs inside the page: it may use nothing but its argument. */
function hasEach(selectors: readonly string[]): boolean[] {
  return selectors.map((selector) => document.querySelector(selector) !== null);
}
