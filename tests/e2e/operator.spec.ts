import { chooseSheet, start, typeAccount, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { shortSheet } from "./support/sheets.ts";
import { slowDown } from "./support/slow-down.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const operatorToken = "only who runs it 4711";
const label = words.operator;
/** The portable system knows the memory of the service alone. */
const jobMemory = process.env["PROCESS_SYSTEM"] === "portable" ? label.unknown : /MB/;

test.describe("with an operator's token", () => {
  test.use({
    serviceOptions: { env: { OPERATOR_TOKEN: operatorToken } },
  });
  test.beforeEach(({ complaints }) => {
    complaints.tolerate(/401 \(Unauthorized\)/);
    complaints.tolerate(/503 \(Service Unavailable\)/);
  });

  test("who operates it signs in by keyboard, sees a job without its name, and stops it; its user is told who did", async ({
    page,
    newVisitor,
    service,
  }) => {
    slowDown(service.sandbox, 5_000);
    const user = await newVisitor();
    await chooseSheet(user, shortSheet(10));
    await usePractice(user);
    const jobId = await start(user, 10);

    await page.goto("/operator");
    const token = page.getByLabel(label.token, { exact: true });
    await token.fill("some other token 4711");
    await token.press("Enter");
    await expect(page.getByRole("alert")).toContainText(
      words.errors.OPERATOR_REQUIRED({ reason: "wrong" }).what,
    );
    await token.fill(operatorToken);
    await token.press("Enter");

    const row = page.getByRole("row").filter({ hasText: jobId.slice(0, 8) });
    await expect(row).toContainText(words.jobStates.running);
    await expect(row).toContainText(jobMemory);
    const shown = await page.locator("main").innerText();
    expect(shown).not.toMatch(/demo|sheet|xlsx|csv|2026-11|11\/\d/);
    expect(shown).not.toContain(jobId);

    await row.getByRole("button", { name: label.stop(jobId.slice(0, 8)) }).focus();
    await page.keyboard.press("Enter");
    await expect(row.getByRole("button", { name: label.cancel })).toBeFocused();
    await row.getByRole("button", { name: label.stopNow }).press("Enter");
    service.sandbox.clearFaults();

    await expectOutcome(user, "cancelled");
    const cause = words.errors.JOB_CANCELLED({ cause: "operator" }).what;
    await expect(user.getByText(cause).first()).toBeVisible();
    await expect(page.getByText(label.none)).toBeVisible();

    await page.getByRole("button", { name: label.signOut }).press("Enter");
    await expect(page.getByLabel(label.token, { exact: true })).toBeVisible();
  });

  test("while it drains a new job is refused with a sentence and what runs goes on, until that is taken back", async ({
    page,
    newVisitor,
    service,
  }) => {
    slowDown(service.sandbox, 5_000);
    const running = await newVisitor();
    await chooseSheet(running, shortSheet(3));
    await usePractice(running);
    await start(running, 3);
    await page.goto("/operator");
    await page.getByLabel(label.token, { exact: true }).fill(operatorToken);
    await page.getByRole("button", { name: label.signIn, exact: true }).click();
    const admission = page.getByRole("region", { name: label.admission });
    await expect(admission).toContainText(label.admitting);

    await admission.getByRole("button", { name: label.drain }).click();
    await admission.getByRole("button", { name: label.drainYes, exact: true }).click();

    await expect(admission).toContainText(label.draining);
    const user = await newVisitor();
    await chooseSheet(user, shortSheet(1));
    // The same account would be told of its own job first.
    await typeAccount(user, "another@example.jp", "never sent");
    await user.getByRole("button", { name: words.autofill.start(1) }).click();
    await expect(user.getByText(words.errors.DRAINING({}).what)).toBeVisible();
    service.sandbox.clearFaults();
    await expectOutcome(running, "succeeded");
    await expect(admission).toContainText(label.drained);

    await admission.getByRole("button", { name: label.admit }).click();
    await expect(admission).toContainText(label.admitting);
    await usePractice(user);
    await start(user, 1);
    await expectOutcome(user, "succeeded");
  });
});

test("without one there is no such page", async ({ page, complaints }) => {
  complaints.tolerate(/404 \(Not Found\)/);
  await page.goto("/operator");

  await expect(page.getByRole("heading", { name: words.notFound.title })).toBeVisible();
  await expect(page.getByLabel(label.token, { exact: true })).toHaveCount(0);
  await expect(page).toHaveTitle(new RegExp(`^${words.notFound.title} ·`));
});
