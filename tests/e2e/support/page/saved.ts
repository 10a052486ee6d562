import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

/** The file that the page saves when this is pressed. */
export async function saved(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer; text: string }> {
  const downloading = page.waitForEvent("download");
  await press();
  const download = await downloading;
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
}
