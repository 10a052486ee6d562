import type { Page } from "@playwright/test";

/** The content of the page's event streams from now on, as the browser receives it. */
export async function hearStream(page: Page): Promise<readonly string[]> {
  const messages: string[] = [];
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.eventSourceMessageReceived", ({ data }) => messages.push(data));
  return messages;
}
