import type { OperatorView } from "@jobcan-automation/contract";
import type { Page } from "@playwright/test";
import type { ServiceOptions } from "../service.ts";
import { expect } from "../test.ts";
import { words } from "../words.ts";
import type { InspectState } from "./inspect-state.ts";

const token = "only who runs it 4711";
const label = words.operator;

/** A service that has the operator's page. */
export const operatedService: ServiceOptions = { env: { OPERATOR_TOKEN: token } };

/** Every state of the operator's page: asked for the token, a wrong one, empty, jobs, stopping one, draining, drained. */
export async function operatorStates(page: Page, inspect: InspectState): Promise<void> {
  await page.goto("/operator");
  const field = page.getByLabel(label.token, { exact: true });
  await expect(field).toBeVisible();
  await inspect("operator-sign-in");
  await field.fill("some other token 4711");
  await field.press("Enter");
  const wrong = words.errors.OPERATOR_REQUIRED({ reason: "wrong" }).what;
  await expect(page.getByRole("alert")).toContainText(wrong);
  await inspect("operator-wrong-token");
  await field.fill(token);
  await field.press("Enter");
  await expect(page.getByText(label.none)).toBeVisible();
  await inspect("operator-empty");

  const admission = page.getByRole("region", { name: label.admission });
  await admission.getByRole("button", { name: label.drain }).click();
  await expect(admission.getByText(label.drainSure)).toBeVisible();
  await inspect("operator-drain-asked");
  await withJobs(page, async (change) => {
    await expect(page.getByText(label.unlisted(busy.unlisted))).toBeVisible();
    await inspect("operator-jobs");
    const { id } = oldest;
    const row = page.getByRole("row").filter({ hasText: id });
    await row.getByRole("button", { name: label.stop(id) }).click();
    await expect(row.getByText(label.stopSure(id))).toBeVisible();
    await inspect("operator-stop-asked");
    await row.getByRole("button", { name: label.cancel }).click();
    change({ ...busy, jobs: [{ ...oldest, stopping: "after_day" }, ...busy.jobs.slice(1)] });
    await expect(row).toContainText(words.stopping.after_day);
    await inspect("operator-stopping");
    change({ ...busy, isDraining: true });
    await expect(admission).toContainText(label.draining);
    await inspect("operator-draining");
    change({ ...busy, isDraining: true, jobs: [], unlisted: 0 });
    await expect(admission).toContainText(label.drained);
    await inspect("operator-drained");
  });
}

const at = Date.UTC(2026, 10, 30, 9, 0);
const oldest: OperatorView["jobs"][number] = {
  id: "0a1b2c3d",
  state: "running",
  queuedAt: at - 3 * 3_600_000,
  startedAt: at - 125_000,
  days: 31,
  daysDone: 17,
  memoryMb: 231.4,
};

/** More than is listed: running, waiting for a person, waiting, a connection test. */
const busy: OperatorView = {
  at,
  isDraining: false,
  unlisted: 12,
  jobs: [
    oldest,
    { ...oldest, id: "4e5f6a7b", state: "waiting_for_person", queuedAt: at - 95_000, daysDone: 0 },
    { id: "8c9d0e1f", state: "waiting", position: 1, queuedAt: at - 61_000, days: 19, daysDone: 0 },
    { id: "2a3b4c5d", state: "waiting", position: 2, queuedAt: at - 7_000, days: 0, daysDone: 0 },
  ],
};

/** The service's answers are these during the callback, which may change them. */
async function withJobs(
  page: Page,
  during: (change: (view: OperatorView) => void) => Promise<void>,
): Promise<void> {
  let view = busy;
  await page.route("**/trpc/operator.view*", (route) =>
    route.fulfill({ json: { result: { data: view } } }),
  );
  await page.reload();
  await during((next) => {
    view = next;
  });
  await page.unroute("**/trpc/operator.view*");
}
