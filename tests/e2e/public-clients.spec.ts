import {
  demoAccount,
  type Sandbox,
  startSandbox,
  type TenantName,
} from "@jobcan-automation/sandbox";
import { expect, type Locator, type Page, test } from "@playwright/test";

/**
 * What browser clients written for the real site do, step by step (docs/jobcan.md §13): the practice site must answer
 * them alike.
 */
const { email, password } = demoAccount;
const day = "/employee/adit/modify?year=2026&month=11&day=2";
const book = "/employee/attendance?list_type=normal&search_type=month&year=2026&month=11";

let sandbox: Sandbox;

test.beforeAll(async () => {
  sandbox = await startSandbox();
});

test.afterAll(() => sandbox[Symbol.asyncDispose]());

const signInButtons: readonly [name: string, query: string, button: string][] = [
  ["its id", "?app_key=atd", "#login_button"],
  ["its place in the form", "?app_key=atd", "#new_user > input.form__login"],
  ["its exact class", "?app_key=atd&lang=ja", "input[class='form__login']"],
  ["the fourth field with an app", "?app_key=atd", "xpath=//*[@id='new_user']/input[4]"],
  ["the third field without one", "", "xpath=//*[@id='new_user']/input[3]"],
  ["the page's first submit", "", "xpath=//input[@type='submit']"],
  ["its name", "", "[name='commit']"],
];

for (const [name, query, button] of signInButtons) {
  test(`the sign-in is sent by a button found by ${name}`, async ({ page }) => {
    sandbox.reset("default");
    await page.goto(`${sandbox.idUrl}/users/sign_in${query}`);
    await page.locator("#user_email").fill(email);
    await page.locator("#user_password").fill(password);
    await page.locator(button).first().click();

    await page.waitForURL(query === "" ? /\/account\/profile$/ : /\/employee$/);
  });
}

test("by its labels and names, too, with the company ID behind its link", async ({ page }) => {
  sandbox.reset("multi-company");
  await page.goto(`${sandbox.idUrl}/users/sign_in?app_key=atd`);
  await page.getByPlaceholder("メールアドレスまたはスタッフコード").fill(email);
  await page.locator("#client_code_link").click();
  await page.locator("#user_client_code").fill("second");
  await page.getByPlaceholder("パスワード").fill(password);
  await page.getByRole("button", { name: "ログイン" }).press("Enter");

  await page.waitForURL(/\/employee$/);
});

const appLinks: readonly [name: string, find: (page: Page) => Locator][] = [
  ["its place", (page) => page.locator("#jbc-app-links > ul > li:nth-child(2) > a")],
  ["its list item", (page) => page.locator("xpath=//*[@id='jbc-app-links']/ul/li[2]")],
  ["its class", (page) => page.locator(".jbc-app-link").first()],
  ["its name", (page) => page.getByRole("link", { name: "勤怠" })],
];

for (const [name, find] of appLinks) {
  test(`the profile's link 勤怠, found by ${name}, opens the attendance product`, async ({
    page,
  }) => {
    await signIn(page, "lands-on-profile");
    await expect(page.locator("xpath=/html/body/div[1]/div/section[1]/h1")).toBeVisible();
    await expect(page.locator("body > div.container > div > section > h1")).toBeVisible();
    const opened = page.waitForEvent("popup");
    await find(page).click();
    const product = await opened;

    const logo = "body > header > div.jbcid-header > nav > div.jbcid-navbar-header > a";
    await expect(product.locator(logo)).toBeVisible();
    await product.locator("#sidemenu > div.flex-shrink-0 > div > a:nth-child(1)").click();
    await product.waitForURL(/\/employee\/attendance$/);
  });
}

test("PUSH changes the state, and the menu of the common ID signs out", async ({ page }) => {
  await signIn(page);
  await expect(page.locator("div#working_status")).toHaveText("未出勤");
  await page.locator("p#adit-button-push").click();
  await expect(page.locator("xpath=//*[@id='working_status']")).toHaveText("勤務中");
  const name = await page.locator("#rollover-menu-link").textContent();
  expect(/^(.*?)[ ]/.exec(name ?? "")?.[1]).toBe("練習");
  await page.locator("#jbcid-dropdown-button").click();
  await page.locator("xpath=//*[@id='jbcid-user-menu']/ul/li[2]/a").click();

  await page.waitForURL(/\/login\//);
});

test("Enter on PUSH works like a press, and is found as a button", async ({ page }) => {
  await signIn(page, "korean");
  await page.getByRole("button", { name: "PUSH" }).press("Enter");
  await expect(page.locator("#working_status")).toHaveText("근무중");
});

const inBook: readonly [name: string, find: (page: Page) => Locator, text: string | RegExp][] = [
  ["the worked hours in the third card", (page) => card(page, 3), "38:45"],
  ["the worked days in the second card", (page) => card(page, 2), "7"],
  ["the month's title", (page) => page.locator(".card-title").first(), "2026年11月度"],
  ["the totals as the page's fourth table", (page) => cell(page.locator("table").nth(3)), "38:45"],
  ["the days as its seventh table", (page) => cell(page.locator("table").nth(6)), /^11\/01/],
  ["the days below the result", (page) => cell(page.locator(dayTable)), /^11\/01/],
  [
    "the days by their head",
    (page) => cell(page.locator("table:has(th:has-text('勤怠状況'))")),
    /^11\/01/,
  ],
];

test("出勤簿 is read by places, heads and classes", async ({ page }) => {
  await signIn(page, "half-filled");
  await page.goto(`${sandbox.sslUrl}${book}`);

  for (const [name, find, text] of inBook) await expect(find(page), name).toHaveText(text);
  await expect(page.locator(`${dayTable} > tbody > tr`)).toHaveCount(30);
});

test("another month of 出勤簿 is shown by its fields and 表示", async ({ page }) => {
  await signIn(page);
  await page.goto(`${sandbox.sslUrl}/employee/attendance`);
  await page.locator("#search_type_month").click();
  await page.locator("xpath=//select[@name='month']").selectOption({ label: "04" });
  await page.locator("xpath=//input[@value='表示']").click();

  await expect(page.locator(".card-title").first()).toHaveText(/年4月度/);
});

test("the list of an empty day is visible, and the summary comes by a request", async ({
  page,
}) => {
  await signIn(page);
  const summary = page.waitForResponse(/\/employee\/adit\/get-summary\//);
  await page.goto(`${sandbox.sslUrl}${day}`);

  await expect(page.locator("#logs-table")).toBeVisible();
  await expect(page.locator("#logs-table tbody tr")).toHaveCount(0);
  expect(await page.locator("#logs-table > div").first().locator("> *").count()).toBe(0);
  expect((await summary).ok()).toBe(true);
  await expect(page.locator("#time-table > table > tbody > tr > th").first()).toHaveText(
    "労働時間",
  );
  expect(await page.locator("xpath=.//td[contains(., '出勤')]").count()).toBe(0);
});

test("two punches are entered by role, and the page is idle after each", async ({ page }) => {
  await signIn(page);
  await page.goto(`${sandbox.sslUrl}${day}`);
  for (const time of ["0900", "1800"]) {
    await expect(page.locator("#insert_label.d-none")).toBeAttached();
    await page.getByRole("textbox", { name: "時刻" }).fill(time);
    await page.locator("textarea[name='notice']").fill("手動打刻");
    const reply = page.waitForResponse(/\/employee\/adit\/insert/);
    await page.getByRole("button", { name: "打刻" }).click();
    expect(await (await reply).json()).toMatchObject({ result: 1 });
  }

  await expect(page.locator("#logs-table > div > table > tbody > tr")).toHaveText([/出勤/, /退勤/]);
});

const inEnglish = {
  punch: "xpath=//tr[@class='text-center']//td[contains(., 'Clock-in') or contains(., 'Clock In')]",
  refusal:
    "xpath=//form[@id='modifyForm']//div[contains(., 'Cannot revise clock time on this day')]",
};

test("in English a held punch, a refused day and an empty workday are told apart", async ({
  page,
}) => {
  await signIn(page, "english");
  await page.goto(`${sandbox.sslUrl}${day}`);
  await expect(page.getByText("No clocking on shift day.")).toBeVisible();
  await expect(page.locator(inEnglish.punch)).toHaveCount(0);
  await expect(page.locator(inEnglish.refusal)).toHaveCount(0);
  await page.locator("#ter_time").pressSequentially("0900");
  await page.evaluate("document.querySelector('#insert_button').click()");
  await expect(page.locator(inEnglish.punch)).toHaveCount(1);

  await page.context().clearCookies();
  await signIn(page, "closed-month-sentence-beside");
  await page
    .context()
    .addCookies([{ name: "employee_language", value: "en", url: sandbox.sslUrl }]);
  await page.goto(`${sandbox.sslUrl}${day}`);
  await expect(page.locator("#ter_time")).toBeVisible();
  await expect(page.locator(inEnglish.refusal)).toHaveCount(1);
});

for (const button of [
  "button",
  ".btn",
  "button.btn.btn-info.btn-block",
  "body > div > div > div.login-block > form > div:nth-child(5) > button",
]) {
  test(`the staff page is sent by ${button}`, async ({ page }) => {
    sandbox.reset("legacy-only");
    await page.goto(`${sandbox.sslUrl}/login/pc-employee/?client_id=4242`);
    await page.locator("#client_id").fill("4242");
    await page.locator("#email").fill(email);
    await page.locator("#password").fill(password);
    await page.locator(button).first().click();

    await expect(page.locator("div#clock")).toBeVisible();
  });
}

const dayTable = "#search-result > div.table-responsive.text-nowrap > table";

function card(page: Page, place: number): Locator {
  const body = `#search-result > div.row > div:nth-child(${place}) > div > div.card-body`;
  return page.locator(`${body} > table > tbody > tr:nth-child(1) > td > span`);
}

function cell(table: Locator): Locator {
  return table.locator("tbody td").first();
}

async function signIn(page: Page, tenant: TenantName = "default"): Promise<void> {
  sandbox.reset(tenant);
  await page.goto(`${sandbox.idUrl}/users/sign_in?app_key=atd`);
  await page.locator("#user_email").fill(email);
  await page.locator("#user_password").fill(password);
  await page.locator("#login_button").click();
  await page.waitForURL(/\/employee$|\/account\/profile$/);
}
