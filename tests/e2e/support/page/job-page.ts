import type { Locator, Page } from "@playwright/test";
import { expect } from "../test.ts";
import { words } from "../words.ts";
import { saved } from "./saved.ts";

/** The tag with the job's state or outcome, in its head. */
export function stateTag(page: Page, word: string): Locator {
  return page.locator("header.job-head").getByText(word, { exact: true });
}

/** Waits until the page shows this outcome of the job. */
export async function expectOutcome(
  page: Page,
  outcome: keyof typeof words.jobOutcomes,
): Promise<void> {
  const head = page.locator("header.job-head");
  const ends = new RegExp(`^(${Object.values(words.jobOutcomes).join("|")})$`);
  await expect(head.getByText(ends)).toBeVisible({ timeout: 60_000 });
  await expect(stateTag(page, words.jobOutcomes[outcome])).toBeVisible();
}

export interface ShownDay {
  /** "YYYY-MM-DD" */
  date: string;
  held: string;
  wanted: string;
  /** Outcome or plan, without the reason. */
  result: string;
  reason: string;
}

/** The rows of the table of days. */
export async function shownDays(page: Page): Promise<ShownDay[]> {
  const rows = page.getByRole("table", { name: words.job.dayTable }).locator("tbody tr");
  return await rows.evaluateAll((lines) =>
    lines.map((line) => {
      const [held, wanted, result] = [...line.querySelectorAll("td")];
      const reason = result?.querySelector("p")?.textContent ?? "";
      return {
        date: line.querySelector("time")?.dateTime ?? "",
        held: held?.textContent ?? "",
        wanted: wanted?.textContent ?? "",
        result: (result?.textContent ?? "").replace(reason, "").trim(),
        reason,
      };
    }),
  );
}

/** How many days the table shows with this outcome. */
export async function countResults(page: Page, word: string): Promise<number> {
  return (await shownDays(page)).filter(({ result }) => result === word).length;
}

/** Height of all log lines, also of those that are not rendered. */
export async function logHeight(page: Page): Promise<number> {
  return await page
    .getByRole("log")
    .locator("> .log-lines")
    .evaluate((lines) => lines.clientHeight);
}

/** A line of the page's .jsonl download. */
export interface LogLine {
  seq: number;
  at: number;
  date?: string;
  message: { code: string };
}

/** The page's whole log, by its download button. */
export async function downloadedLog(page: Page): Promise<LogLine[]> {
  const button = page.getByRole("button", { name: words.job.downloadJson });
  const { text } = await saved(page, () => button.click());
  return text
    .trim()
    .split("\n")
    .map((line): LogLine => JSON.parse(line));
}

/** Downloads a receipt by its button. */
export async function saveReceipt(
  page: Page,
  kind: "XLSX" | "CSV" | "JSON",
): Promise<{ bytes: Buffer; fileName: string }> {
  const { bytes, name } = await saved(page, () => page.getByRole("link", { name: kind }).click());
  return { bytes, fileName: name };
}
