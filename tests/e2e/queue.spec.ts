import { demoAccount, tenants } from "@jobcan-automation/sandbox";
import type { Page } from "@playwright/test";
import { chooseSheet, jobIdOf, start, typeAccount } from "./support/page/autofill-page.ts";
import { slowDown } from "./support/slow-down.ts";
import { expectOutcome, stateTag } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const logins = ["ichiro", "jiro", "saburo", "shiro", "goro"].map((name) => `${name}@example.jp`);
const fivePeople = {
  ...tenants.default,
  accounts: logins.map((email, index) => ({
    ...demoAccount,
    email,
    staffCode: `S1${index}`,
    employeeId: 3000 + index,
  })),
};

test.use({ serviceOptions: { sandbox: { tenant: fivePeople } } });
test.slow();

test("three people queue: each sees the position, and each job runs in its turn", async ({
  service,
  newVisitor,
}) => {
  slowDown(service.sandbox, 3000);
  const people: Page[] = [];
  for (const [index, login] of logins.slice(0, 3).entries()) {
    people.push(await submitAs(await newVisitor(), { login, days: index === 0 ? 19 : 1 }));
  }
  const [first, second, third] = people;
  if (!first || !second || !third) throw new Error("three people are needed");
  await expect(stateTag(first, words.jobStates.running)).toBeVisible();
  await expect(second.getByText(words.job.position(1)).first()).toBeVisible();
  await expect(third.getByText(words.job.position(2)).first()).toBeVisible();

  service.sandbox.clearFaults();
  await expectOutcome(first, "succeeded");
  await Promise.all([second, third].map((page) => expectOutcome(page, "succeeded")));
  for (const [index, login] of logins.slice(0, 3).entries()) {
    const days = monthDays.slice(0, index === 0 ? 19 : 1);
    expect(recordedLines(service.sandbox, login)).toEqual(wantedLines(days));
  }
  expect(service.logLines.filter((line) => line.startsWith("browser_count"))).toEqual(
    Array.from({ length: 3 }, () => [
      "browser_count increment count=1",
      "browser_count decrement count=0",
    ]).flat(),
  );
});

test("a fourth at one address sees that the queue is full, keeps the sheet, and leaving makes room", async ({
  service,
  newVisitor,
  complaints,
}) => {
  complaints.tolerate(/503 \(Service Unavailable\).*jobs\.submit/);
  slowDown(service.sandbox, 3000);
  const three: Page[] = [];
  for (const [index, login] of logins.slice(0, 3).entries()) {
    three.push(await submitAs(await newVisitor(), { login, days: index === 0 ? 19 : 1 }));
  }
  const last = three.at(-1);
  if (last === undefined) throw new Error("three people are needed");
  await expect(last.getByText(words.job.position(2)).first()).toBeVisible();

  // The last place of three is for an address that holds none.
  const fourth = await newVisitor();
  await holdRetryBack(fourth);
  await chooseSheet(fourth, shortSheet(1));
  await typeAccount(fourth, logins[3] ?? "", demoAccount.password);
  await fourth.getByRole("button", { name: words.autofill.start(1) }).click();
  await expect(fourth.getByRole("alert")).toContainText(words.errors.QUEUE_FULL({}).what);
  await expect(fourth.getByText(words.autofill.rows(1, 1))).toBeVisible();

  await last.getByRole("button", { name: words.job.leaveQueue }).click();
  await expectOutcome(last, "cancelled");
  await start(fourth, 1);
  await expect(fourth.getByText(words.job.position(2)).first()).toBeVisible();

  service.sandbox.clearFaults();
  await expectOutcome(fourth, "succeeded");
  expect(recordedLines(service.sandbox, logins[2])).toEqual([]);
});

test("a second start of the same account leads to its job under way, and says that nothing was sent", async ({
  page,
  service,
}) => {
  const [login = ""] = logins;
  slowDown(service.sandbox);
  await submitAs(page, { login, days: 3 });
  const first = await jobIdOf(page);
  await expect(page.getByText(words.job.attachedHere)).toBeHidden();

  await submitAs(page, { login, days: 5 });
  expect(await jobIdOf(page)).toBe(first);
  await expect(page.getByRole("alert")).toHaveText(words.job.attachedHere);

  service.sandbox.clearFaults();
  await expectOutcome(page, "succeeded");
  expect(recordedLines(service.sandbox, login)).toEqual(wantedLines(monthDays.slice(0, 3)));
});

/** What this page sends again by itself comes after the end of the test. */
async function holdRetryBack(page: Page): Promise<void> {
  await page.route("**/trpc/jobs.submit*", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace(/("retryAfterSecs":)\d+/, "$1 3600") });
  });
}

interface Submission {
  login: string;
  days: number;
}

async function submitAs(page: Page, { login, days }: Submission): Promise<Page> {
  await chooseSheet(page, shortSheet(days));
  await typeAccount(page, login, demoAccount.password);
  await start(page, days);
  return page;
}
