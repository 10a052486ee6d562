import type { Page } from "@playwright/test";
import axe from "axe-core";

/** What axe finds on the page by all its rules, best practices included, and sizes of targets for a finger; each as a line. */
export async function axeFindings(page: Page): Promise<string[]> {
  // The page keeps axe until it is left: `AxeBuilder` gives it to the page, and to an empty one, for each run.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return await page.evaluate<string[]>(findings);
}

/** Runs in the page. */
const findings = `axe.run(document, {
  resultTypes: ["violations"],
  rules: { "target-size": { enabled: true } },
}).then(({ violations }) =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => [id + ":", help, target.join(" "), any[0]?.message ?? ""].join(" ")),
  ),
)`;
