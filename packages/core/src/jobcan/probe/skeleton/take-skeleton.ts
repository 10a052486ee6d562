import type { Page } from "playwright";
import { readTree } from "./read-tree.ts";
import { shapePage } from "./shape-page.ts";

/**
 * The structure of the current page, with nothing in it that anybody wrote
 * (docs/decisions/0036-a-connection-test-reads-and-shows-shapes.md).
 */
export async function takeSkeleton(page: Page): Promise<string> {
  return shapePage(await readTree(page));
}
