import { demoAccount, tenants } from "@jobcan-automation/sandbox";
import { cellValue, chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { fixtureFile, shortSheet } from "./support/sheets.ts";
import {
  monthName,
  severalSheets,
  unknownHeadings,
  yearlyBook,
} from "./support/states/form-states.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const label = words.autofill;

test("the columns a sheet needs, and templates of this, the last and any month, come before the upload", async ({
  page,
}) => {
  await page.goto("/autofill");
  const columns = page.getByRole("table", { name: label.expected });
  for (const heading of ["日付", "開始時刻", "終了時刻"]) {
    await expect(columns.getByRole("columnheader", { name: heading })).toBeVisible();
  }
  await expect(page.getByText(label.notice)).toBeVisible();

  const link = (name: string) => page.getByRole("link", { name, exact: true });
  await expect(link(label.thisMonth)).toHaveAttribute("href", "/templates/this-month.xlsx");
  await expect(link(label.lastMonth)).toHaveAttribute("href", "/templates/last-month.xlsx");
  const months = page.getByRole("combobox", { name: label.pickMonth });
  const month = await months.locator("option").nth(3).getAttribute("value");
  await months.selectOption(month);
  const downloading = page.waitForEvent("download");
  await link(label.download).click();
  expect((await downloading).suggestedFilename()).toContain(month);
});

test("columns are chosen where the headings name none, and chosen by themselves the next time", async ({
  page,
}) => {
  await page.goto("/autofill");
  const input = page.locator("input[type=file]");
  await input.setInputFiles(unknownHeadings);
  await expect(page.getByText(label.mapTitle)).toBeVisible();
  const apply = page.getByRole("button", { name: label.mapApply });
  await expect(apply).toBeDisabled();
  for (const [role, column] of [
    ["date", 1],
    ["start", 2],
    ["end", 3],
    ["note", 4],
  ] as const) {
    const choice = page.getByRole("combobox", { name: new RegExp(`^${words.columnRoles[role]}`) });
    await choice.selectOption(String(column));
  }
  await apply.click();
  await expect(page.getByText(label.rows(2, 2))).toBeVisible();
  await expect(cellValue(page, "D3")).toHaveText("在宅");

  await page.reload();
  await input.setInputFiles(unknownHeadings);
  await expect(page.getByText(label.rows(2, 2))).toBeVisible();
  await expect(page.getByText(label.mapTitle)).toHaveCount(0);
});

test("another sheet of the workbook is read once it is chosen; hidden ones are named as such", async ({
  page,
}) => {
  await chooseSheet(page, severalSheets());
  await expect(cellValue(page, "A2")).toHaveText("2026/11/2");
  const sheets = page.getByRole("combobox", { name: label.sheetChoice });
  await expect(sheets.locator("option").last()).toHaveText(`控え${label.hiddenSheet}`);
  await sheets.selectOption("10月（東京本社・出社日のみ）");
  await expect(cellValue(page, "A2")).toHaveText("2026/10/1");
});

test("a yearly book that opens on another month offers this and last month's sheet, each in one click", async ({
  page,
}) => {
  await chooseSheet(page, yearlyBook());
  const month = new Date(Date.now() + 9 * 3_600_000).toISOString();
  const offer = page.getByRole("button", { name: label.offerThisMonth(monthName(month)) });
  await offer.click();
  await expect(cellValue(page, "A2")).toHaveText(
    `${month.slice(0, 7).split("-").map(Number).join("/")}/1`,
  );
  await expect(page.locator(".sheet-offers")).toHaveCount(0);
});

test("of two pairs of columns one is taken in one click, with their values beside them", async ({
  page,
}) => {
  await page.goto("/autofill");
  const unclear = fixtureFile("sheets/raw-punches-then-rounded-times.xlsx");
  await page.locator("input[type=file]").setInputFiles(unclear);
  const pair = page.getByRole("listitem").filter({ hasText: label.mapUsePair(["D", "E"]) });
  await expect(pair).toContainText("09:00");
  await expect(pair).toContainText("18:00");
  await pair.getByRole("button").click();
  await expect(page.getByRole("grid", { name: label.sheet })).toBeVisible();
  await expect(page.locator("td.grid-start").first()).toHaveAttribute("data-place", /^D/);
});

test("the password is shown only when asked for; the company ID is folded away and explained", async ({
  page,
}) => {
  await page.goto("/autofill");
  const password = page.getByLabel(label.password, { exact: true });
  await password.fill("himitsu");
  await expect(password).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: label.showPassword }).click();
  await expect(password).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: label.hidePassword }).click();
  await expect(password).toHaveAttribute("type", "password");

  await expect(page.getByText(label.companyNote)).toBeHidden();
  await page.getByText(label.companyOpen).click();
  await expect(page.getByText(label.companyNote)).toBeVisible();
});

test("a button that is pressed too early says what is missing, and marks the fields", async ({
  page,
}) => {
  await chooseSheet(page, shortSheet(1));
  const login = page.getByRole("textbox", { name: label.login });
  await expect(login).not.toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: label.start(1) }).click();
  await expect(page.getByRole("alert")).toContainText(label.why.noLogin);
  await expect(login).toHaveAttribute("aria-invalid", "true");
  await login.fill(demoAccount.email);
  await expect(page.getByRole("alert")).not.toContainText(label.why.noLogin);
  await expect(page.getByRole("alert")).toContainText(label.why.noPassword);
});

test.describe("in a company that asks for a note and has several places", () => {
  const tenant = tenants["many-groups"];
  test.use({
    serviceOptions: {
      sandbox: { tenant: { ...tenant, rules: { ...tenant.rules, noteRequired: true } } },
    },
  });

  test("the default note and the place of work go with every punch", async ({ page, service }) => {
    await chooseSheet(page, shortSheet(2));
    await usePractice(page);
    await page.getByText(label.moreOptions).click();
    await page.getByRole("textbox", { name: label.defaultNote }).fill("打刻漏れのため");
    await page.getByRole("textbox", { name: label.group }).fill("在宅");
    await page.getByRole("combobox", { name: label.delay }).selectOption("500");
    await start(page, 2);
    await expectOutcome(page, "succeeded");

    expect(service.sandbox.punches().map(({ note, groupId }) => `${note} ${groupId}`)).toEqual(
      Array.from({ length: 4 }, () => "打刻漏れのため 7"),
    );
  });
});
