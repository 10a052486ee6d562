import type { SkeletonPage } from "@jobcan-automation/contract";

/** The structure of pages as one HTML text to save and to attach to a report; undefined where there is none. */
export function skeletonFile(pages: readonly SkeletonPage[]): string | undefined {
  if (pages.length === 0) return undefined;
  return pages.map(({ page, html }) => `<!-- ${page} -->\n${html}\n`).join("\n");
}
