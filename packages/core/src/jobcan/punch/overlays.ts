/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import type { Page } from "playwright";
import { siteMap } from "../site-map.ts";

/** Boxes of the page that may stand over it, each as a text that changes with what is shown of it. */
export type Overlays = readonly string[];

/** The boxes that the page has now, shown or not. */
export function readOverlays(page: Page): Promise<Overlays> {
  return page.evaluate(overlaysOf, { ...siteMap.overlay, before: null });
}

/**
 * The words of a box that is shown now and was not `before`: the page's own question or message. "" for none, and for
 * one that says no more than that something is under way.
 */
export async function newOverlay(page: Page, before: Overlays): Promise<string> {
  const shown = await page.evaluate(overlaysOf, { ...siteMap.overlay, before: [...before] });
  return shown.find((words) => words !== "" && !siteMap.overlay.underWay.test(words)) ?? "";
}

/**
 * Runs inside the page: it may use nothing but its argument. With `before` the words of what is new and visible. Style
 * sheets are not loaded: a class that shows a box counts as a change, what is only there to be shown does not.
 */
function overlaysOf(map: { boxes: string; before: string[] | null }): string[] {
  const wordsOf = (box: Element) =>
    (box.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 200);
  const isVisible = (box: Element) =>
    box.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    box.getAttribute("aria-hidden") !== "true";
  const signOf = (box: Element) =>
    JSON.stringify([
      box.tagName,
      box.id,
      [...box.classList].join(" "),
      box.getAttribute("style"),
      box.hasAttribute("open"),
      isVisible(box),
      wordsOf(box),
    ]);
  const boxes = [...document.querySelectorAll(map.boxes)].slice(0, 200);
  const { before } = map;
  if (before === null) return boxes.map(signOf);
  return boxes.filter((box) => isVisible(box) && !before.includes(signOf(box))).map(wordsOf);
}
