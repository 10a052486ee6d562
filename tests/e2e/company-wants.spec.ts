import type { Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { countResults, expectOutcome, shownDays } from "./support/page/job-page.ts";
import { expectNoBrowser } from "./support/no-browser.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const days = 2;
const label = words.job.question;
const entered = wantedLines(monthDays.slice(0, days));

for (const width of [1280, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 } });

    test.describe("a note", () => {
      test.use({ serviceOptions: { sandbox: { tenant: "note-required" } } });

      test("is asked once, taken from a suggestion, and goes with every day", async ({
        page,
        service,
      }) => {
        const card = await startAndBeAsked(page, "note");
        const suggestion = card.getByRole("list", { name: label.suggestions }).getByRole("button");
        await suggestion.first().click();
        await expect(card.getByRole("textbox", { name: label.text })).toHaveValue(
          words.usualNotes[0] ?? "",
        );
        await card.getByRole("button", { name: label.send }).click();

        await expectOutcome(page, "succeeded");
        expect(recordedLines(service.sandbox)).toEqual(entered);
        const notes = service.sandbox.punches().map(({ note }) => note);
        expect(new Set(notes)).toEqual(new Set([words.usualNotes[0]]));
        expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, inserts: 2 * days });
      });
    });

    test.describe("a place", () => {
      test.use({ serviceOptions: { sandbox: { tenant: "place-required" } } });

      test("is chosen from those that the form lists", async ({ page, service }) => {
        const card = await startAndBeAsked(page, "place");
        await card.getByRole("radio", { name: "大阪支社" }).check();
        await card.getByRole("button", { name: label.choose }).click();

        await expectOutcome(page, "succeeded");
        expect(recordedLines(service.sandbox)).toEqual(entered);
        const places = service.sandbox.punches().map(({ groupId }) => groupId);
        expect(new Set(places)).toEqual(new Set([2]));
      });
    });

    test.describe("days that may be leave", () => {
      test.use({ serviceOptions: { sandbox: { tenant: "leave-unread" } } });

      test("are entered where the person says so", async ({ page, service }) => {
        const card = await startAndBeAsked(page, "leave_unread");
        await card.getByRole("radio", { name: words.unreadLeave.enter }).check();
        await card.getByRole("button", { name: label.choose }).click();

        await expectOutcome(page, "succeeded");
        expect(recordedLines(service.sandbox)).toEqual(entered);
      });
    });
  });
}

for (const [tenant, kind, reason, outcome] of [
  ["note-required", "note", "note_required", "failed"],
  ["place-required", "place", "place_required", "failed"],
  ["leave-unread", "leave_unread", "leave_unread", "partial"],
] as const) {
  test.describe(`${tenant}, left alone`, () => {
    test.use({ serviceOptions: { sandbox: { tenant }, env: { PERSON_WAIT_SEC: "15" } } });

    test("the job ends in time, says why, and has pressed nothing", async ({ page, service }) => {
      await startAndBeAsked(page, kind);

      await expectOutcome(page, outcome);
      const reasons = (await shownDays(page)).map((day) => day.reason);
      expect(reasons).toEqual(Array.from({ length: days }, () => words.reasons[reason]({})));
      expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, inserts: 0 });
      await expectNoBrowser(service);
    });
  });
}

test.describe("approval", () => {
  test.use({ serviceOptions: { sandbox: { tenant: "manual-approval" } } });

  test("the end says who must act now", async ({ page }) => {
    await chooseSheet(page, shortSheet(days));
    await usePractice(page);
    await start(page, days);

    await expectOutcome(page, "succeeded");
    expect(await countResults(page, words.outcomes.awaiting_approval)).toBe(days);
    await expect(page.locator(".job-end").getByText(words.awaitsApproval(days))).toBeVisible();
  });
});

async function startAndBeAsked(page: Page, kind: keyof typeof words.questions) {
  await chooseSheet(page, shortSheet(days));
  await usePractice(page);
  await start(page, days);
  const card = page.locator(".question-card");
  await expect(card.getByRole("heading", { name: words.questions[kind].what })).toBeVisible({
    timeout: 60_000,
  });
  return card;
}
