import type { PictureEvent } from "@jobcan-automation/contract";
import type { Page } from "playwright";

/** What is done with the page's own mouse and keyboard. */
export type PageEvent = Exclude<PictureEvent, { type: "host" | "done" }>;

/** Does in the page what the person did in the picture; text goes in as text, whatever keyboard wrote it. */
export async function applyPageEvent(page: Page, event: PageEvent): Promise<void> {
  switch (event.type) {
    case "pointer":
      return await movePointer(page, event);
    case "wheel":
      await page.mouse.move(event.x, event.y);
      return await page.mouse.wheel(event.dx, event.dy);
    case "key":
      return await page.keyboard.press(event.shift ? `Shift+${event.key}` : event.key);
    case "text":
      return await page.keyboard.insertText(event.text);
    case "select_all":
      return await page.keyboard.press("ControlOrMeta+a");
    case "back":
      await page.goBack({ waitUntil: "commit" });
  }
}

async function movePointer(
  page: Page,
  { action, x, y, button, clicks: clickCount }: Extract<PageEvent, { type: "pointer" }>,
): Promise<void> {
  await page.mouse.move(x, y);
  if (action === "down") await page.mouse.down({ button, clickCount });
  if (action === "up") await page.mouse.up({ button, clickCount });
}
