import { descendantsOf } from "@jobcan-automation/proc/testing";
import type { Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { hearStream } from "./support/page/hear-stream.ts";
import { downloadedLog, expectOutcome, saveReceipt } from "./support/page/job-page.ts";
import { expectNoBrowser } from "./support/no-browser.ts";
import { shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { storedFiles } from "./support/stored-files.ts";
import { words } from "./support/words.ts";

const wrong = "730914";
const right = "123456";
const label = words.job.question;

test.use({ serviceOptions: { sandbox: { tenant: "one-time-code" } } });

for (const width of [1280, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 } });

    test("a code is typed, and the job goes on to its end", async ({ page, service }) => {
      await startAndBeAsked(page);
      const field = codeField(page);
      await expect(field).toBeFocused();
      await expect(field).toHaveAttribute("autocomplete", "one-time-code");
      await expect(field).toHaveAttribute("inputmode", "numeric");
      await expect(page.getByRole("timer")).toHaveText(/[34]:\d\d/);

      await field.fill(right);
      await field.press("Enter");

      await expectOutcome(page, "succeeded");
      expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, otpPosts: 1, inserts: 2 });
      const codes = (await downloadedLog(page)).map(({ message }) => message.code);
      expect(codes.filter((code) => code === "person_answered" || code === "signed_in")).toEqual([
        "person_answered",
        "signed_in",
      ]);
    });

    test("a wrong code is asked once more, and is found nowhere afterwards", async ({
      page,
      service,
    }) => {
      const messages = await hearStream(page);
      const id = await startAndBeAsked(page);
      await codeField(page).fill(wrong);
      await page.getByRole("button", { name: label.send }).click();

      await expect(page.getByText(label.refused.code)).toBeVisible();
      await expect(page.getByText(/認証コードが正しくありません/).first()).toBeVisible();
      await expect(codeField(page)).toHaveValue("");
      await codeField(page).fill("１２３ ４５６");
      await page.getByRole("button", { name: label.send }).click();

      await expectOutcome(page, "succeeded");
      expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, otpPosts: 2 });
      const status = await (await page.request.get(`/status/${id}`)).text();
      const receipts = await Promise.all(
        (["JSON", "CSV"] as const).map(async (kind) => (await saveReceipt(page, kind)).bytes),
      );
      const places = [
        status,
        ...receipts.map(String),
        messages.join("\n"),
        service.logLines.join("\n"),
        await page.content(),
        ...(await storedFiles(service)).map(({ text }) => text),
      ];
      for (const place of places) expect(place.includes(wrong)).toBe(false);
    });

    test("an expired code is named so by the site, and the new one leads in", async ({
      page,
      service,
    }) => {
      service.sandbox.reset("one-time-code-expired");
      await startAndBeAsked(page);
      await codeField(page).fill("123456");
      await codeField(page).press("Enter");
      await expect(page.getByText(/有効期限が切れています/).first()).toBeVisible();
      await codeField(page).fill("654321");
      await codeField(page).press("Enter");

      await expectOutcome(page, "succeeded");
    });

    test("a company is chosen from the names that the site lists", async ({ page, service }) => {
      service.sandbox.reset("company-chooser");
      await startAndBeAsked(page);
      await page.getByRole("radio", { name: "第二練習株式会社" }).check();
      await page.getByRole("button", { name: label.choose }).click();

      await expectOutcome(page, "succeeded");
      const companies = service.sandbox.punches().map(({ companyCode }) => companyCode);
      expect(new Set(companies)).toEqual(new Set(["second"]));
    });
  });
}

test("two wrong codes end the job, and the password was sent once", async ({ page, service }) => {
  await startAndBeAsked(page);
  await codeField(page).fill(wrong);
  await codeField(page).press("Enter");
  await expect(page.getByText(label.refused.code)).toBeVisible();
  await codeField(page).fill("000000");
  await codeField(page).press("Enter");

  await expectOutcome(page, "failed");
  await expect(
    page.locator(".notice").getByText(words.errors.OTP_REQUIRED({ reason: "refused" }).what),
  ).toBeVisible();
  expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, otpPosts: 2, inserts: 0 });
  await expectNoBrowser(service);
});

test("what can be no code is not sent", async ({ page, service }) => {
  await startAndBeAsked(page);
  await codeField(page).fill("12");
  await codeField(page).press("Enter");

  await expect(page.getByText(label.wrong.code)).toBeVisible();
  expect(service.sandbox.counts.otpPosts).toBe(0);
});

test.describe("where nobody answers", () => {
  test.use({
    serviceOptions: { sandbox: { tenant: "one-time-code" }, env: { PERSON_WAIT_SEC: "15" } },
  });

  test("the wait is put off once, then the job ends and leaves nothing", async ({
    page,
    service,
  }) => {
    await startAndBeAsked(page);
    await page.getByRole("button", { name: label.extend }).click();
    await expect(page.getByRole("button", { name: label.extend })).toBeHidden();

    await expectOutcome(page, "failed");
    const { what } = words.errors.OTP_REQUIRED({ reason: "late" });
    await expect(page.locator(".notice").getByText(what)).toBeVisible();
    expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, otpPosts: 0 });
    await expectNoBrowser(service);
  });
});

for (const [tenant, width, spent] of [
  ["one-time-code", 390, { signInPosts: 1, otpPosts: 0 }],
  ["company-chooser", 1280, { signInPosts: 1 }],
  ["company-chooser", 390, { signInPosts: 1 }],
] as const) {
  test.describe(`${tenant}, left alone at ${width} px`, () => {
    test.use({
      viewport: { width, height: 844 },
      serviceOptions: { sandbox: { tenant }, env: { PERSON_WAIT_SEC: "5" } },
    });

    test("the job ends in time, says why and leaves no browser", async ({ page, service }) => {
      await startShort(page);

      await expectOutcome(page, "failed");
      await expect(page.locator(".job-end").getByText(words.unanswered.late)).toBeVisible();
      expect(service.sandbox.counts).toMatchObject({ ...spent, inserts: 0 });
      await expectNoBrowser(service);
    });
  });
}

for (const signal of ["SIGKILL", "SIGTERM"] as const) {
  test(`a server ended by ${signal} while it waits leaves no process and a true record`, async ({
    page,
    service,
    complaints,
  }) => {
    complaints.tolerate(/./);
    const id = await startAndBeAsked(page);
    const processes = descendantsOf(service.pid).map(({ pid }) => pid);
    expect(processes.length).toBeGreaterThan(1);

    await service.kill(signal);

    await expect.poll(() => processes.filter(isThere), { timeout: 40_000 }).toEqual([]);
    expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, otpPosts: 0, writes: 0 });
    await service.startAgain();
    const job: unknown = await (await page.request.get(`/status/${id}`)).json();
    expect(job).toMatchObject({
      status: { state: "finished", outcome: "interrupted", error: { code: "INTERRUPTED" } },
    });
    expect(JSON.stringify(job)).toContain("person_asked");
  });
}

function codeField(page: Page) {
  return page.getByRole("textbox", { name: label.code });
}

async function startShort(page: Page): Promise<string> {
  await chooseSheet(page, shortSheet(1));
  await usePractice(page);
  return await start(page, 1);
}

async function startAndBeAsked(page: Page): Promise<string> {
  const id = await startShort(page);
  await expect(page.locator(".question-card")).toBeVisible({ timeout: 60_000 });
  return id;
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
