import type { DayOutcome, JobSummary, JobView } from "@jobcan-automation/contract";
import type { Page } from "@playwright/test";
import { expect } from "../test.ts";
import { words } from "../words.ts";
import { jobStories, type Snapshot } from "./job-stories.ts";
import type { InspectState } from "./inspect-state.ts";

const label = words.jobs;
const live = ["running", "waiting", "asks-code"] as const;
const ended = ["succeeded", "partial", "planned", "wrong-password", "interrupted"] as const;

/** Every state of the list of jobs, and of the form while a job is under way. */
export async function jobsStates(page: Page, inspect: InspectState): Promise<void> {
  await page.goto("/jobs");
  await expect(page.getByText(label.empty)).toBeVisible();
  await inspect("jobs-empty");

  await withJobs(page, [...live, ...ended], async () => {
    await page.goto("/jobs");
    // All but the plan's, which its own page keeps.
    await expect(page.getByRole("button", { name: "CSV" })).toHaveCount(ended.length - 1);
    await inspect("jobs-known");
    await page.goto("/autofill");
    await expect(page.getByText(label.running)).toBeVisible();
    await inspect("form-own-jobs");
  });
  await withJobs(page, [], async () => {
    await storeOrder(page);
    await page.goto("/jobs");
    await expect(page.getByText(label.lost)).toBeVisible();
    await expect(page.getByText(label.recordGone)).toHaveCount(ended.length - 1);
    await inspect("jobs-stored");
    await page.getByRole("button", { name: label.removeAll }).click();
    await expect(page.getByText(label.removeSure)).toBeVisible();
    await inspect("jobs-removing");
  });
  await page.route("**/assets/job-store-*.js", (route) => route.abort());
  await page.goto("/jobs");
  await expect(page.getByText(label.unavailable)).toBeVisible();
  await inspect("jobs-nothing-stored");
  await page.unroute("**/assets/job-store-*.js");
}

/** Shows these stories as jobs of this browser during the callback. */
async function withJobs(
  page: Page,
  names: readonly (keyof typeof jobStories)[],
  during: () => Promise<void>,
): Promise<void> {
  const jobs = names.map((name, index) => jobOf(jobStories[name], `job-${name}`, index));
  await page.route("**/trpc/jobs.list*", (route) =>
    route.fulfill({ json: { result: { data: jobs.map(summaryOf) } } }),
  );
  await page.route("**/trpc/jobs.get*", (route) => {
    const asked = decodeURIComponent(route.request().url());
    const job = jobs.find(({ id }) => asked.includes(`"${id}"`));
    return route.fulfill({ json: { result: { data: job } } });
  });
  await during();
  await page.unroute("**/trpc/jobs.list*");
  await page.unroute("**/trpc/jobs.get*");
}

function jobOf({ job }: Snapshot, id: string, index: number): JobView {
  const fileName = index % 2 === 0 ? job.fileName : "勤怠_2026-10.csv";
  return { ...job, id, fileName };
}

function summaryOf({ id, fileName, target, mode, status, account, days }: JobView): JobSummary {
  const counts: Partial<Record<DayOutcome | "open", number>> = {};
  for (const { outcome = "open" } of days) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return {
    id,
    fileName,
    target,
    mode,
    status,
    months: ["2026-10"],
    days: counts,
    ...(account !== undefined && { account }),
    ...(status.state === "finished" && { recordUntil: status.finishedAt + 1_800_000 }),
  };
}

/** An order whose result never arrived, as an earlier visit has left it. */
async function storeOrder(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const opening = indexedDB.open("jobcan-autofill");
    opening.addEventListener("error", () => reject(opening.error));
    opening.addEventListener("success", () => {
      const writing = opening.result.transaction("orders", "readwrite");
      writing.objectStore("orders").put({
        id: "job-lost",
        at: Date.UTC(2026, 9, 30, 9, 5),
        fileName: "勤怠_2026-09.xlsx",
        months: ["2026-09"],
        target: "jobcan",
        mode: "fill",
        account: { login: "taro.yamada.with-a-long-name@east-japan.company.example" },
      });
      writing.addEventListener("complete", () => {
        opening.result.close();
        resolve();
      });
    });
    await promise;
  });
}
