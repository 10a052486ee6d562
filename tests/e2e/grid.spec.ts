import type { Page } from "@playwright/test";
import { cellValue, chooseSheet, gridCell } from "./support/page/autofill-page.ts";
import { tabTo } from "./support/page/keyboard.ts";
import { fixtureFile } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const label = words.autofill;
const mistakes = fixtureFile("with-mistakes.xlsx");

test("the grid is one tab stop, which leads to a mistake; arrow keys, Home and End lead through it", async ({
  page,
}) => {
  await chooseSheet(page, mistakes);
  await tabTo(page, page.getByRole("checkbox", { name: label.onlyIssues }));
  await page.keyboard.press("Tab");
  await expect(gridCell(page, "A2"), "the first mistake").toBeFocused();

  for (const [key, cell] of [
    ["ArrowRight", "B2"],
    ["ArrowDown", "B3"],
    ["ArrowDown", "B4"],
    ["ArrowLeft", "A4"],
    ["ArrowUp", "A3"],
    ["Home", "A3"],
    ["PageDown", "A10"],
    ["Control+Home", undefined],
  ] as const) {
    await page.keyboard.press(key);
    if (cell !== undefined) await expect(gridCell(page, cell), key).toBeFocused();
  }
  await expect(page.getByRole("checkbox", { name: label.selectAll })).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByText(label.rows(0, 9))).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await expect(page.locator("tr.grid-row .grid-state").first()).toBeFocused();

  await page.keyboard.press("Tab");
  await expect(page.locator("table.grid :focus"), "one stop").toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(page.locator("tr.grid-row .grid-state").first(), "the last one").toBeFocused();
});

test("where its stop can take the focus no longer, Tab leads to a mistake again", async ({
  page,
}) => {
  await chooseSheet(page, mistakes);
  await gridCell(page, "B4").focus();
  await page.keyboard.type("9:30");
  await page.keyboard.press("Enter");
  const checkbox = page.getByRole("checkbox", { name: label.selectRow("4") });
  await checkbox.focus();
  await page.getByRole("button", { name: label.undoAll }).click();
  await expect(checkbox, "wrong again").toBeDisabled();
  await tabIntoGrid(page);
  await expect(gridCell(page, "A2")).toBeFocused();

  const state = page.locator("tr.grid-row .grid-state").first();
  await state.focus();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(state, "there is no place for it").toBeHidden();
  await tabIntoGrid(page);
  await expect(gridCell(page, "A2")).toBeFocused();
});

test("Enter or F2 edits a cell, Escape leaves it as it was, typing replaces it", async ({
  page,
}) => {
  await chooseSheet(page, mistakes);
  await gridCell(page, "B4").focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("9:3");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("textbox", { name: /^B4 / }), "the arrow stays inside").toBeFocused();
  await page.keyboard.press("Escape");
  await expect(gridCell(page, "B4")).toBeFocused();
  await expect(cellValue(page, "B4")).toHaveText("25:70");

  await page.keyboard.type("9:30");
  await page.keyboard.press("Enter");
  await expect(gridCell(page, "B4")).toBeFocused();
  await expect(cellValue(page, "B4")).toHaveText("9:30");
  await expect(page.getByText(label.rows(3, 9))).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a cell shows what was understood, and a tap what the file says", async ({ page }) => {
    await chooseSheet(page, fixtureFile("what-people-type.xlsx"));
    const raw = gridCell(page, "C9").locator(".cell-raw");
    await expect(cellValue(page, "C9")).toHaveText("26:00");
    await expect(raw).toBeHidden();
    await gridCell(page, "C9").tap();
    await expect(raw).toHaveText(label.rawText("02:00"));
    await expect(raw).toBeInViewport({ ratio: 1 });
  });
});

/** One Tab from what is above the grid. */
async function tabIntoGrid(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: label.onlyIssues }).focus();
  await page.keyboard.press("Tab");
}
