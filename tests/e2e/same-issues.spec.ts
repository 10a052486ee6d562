import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { promisify } from "node:util";
import { createAutofillClient } from "@jobcan-automation/client";
import { issueSentence } from "@jobcan-automation/sentences";
import type { Page } from "@playwright/test";
import { textRow, xlsxFile } from "@jobcan-automation/workbook/testing";
import { chooseSheet } from "./support/page/autofill-page.ts";
import { cli, inRoot } from "./support/in-root.ts";
import { fixtureFile } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const run = promisify(execFile);

const samples = readdirSync(fixtureFile(".")).filter((name) => name.endsWith(".xlsx"));

/**
 * Cases that the samples lack: rows below titles, hidden rows, formulas with and without a value, long notes, and more
 * issues than are listed.
 */
function trickySheet(): Buffer {
  const formulas = `<row r="5"><c r="A5"><f>TODAY()</f><v>46328</v></c><c r="B5" t="str"><f>"9"</f><v>9</v></c><c r="C5"><f>B5</f></c></row><row r="6"><c r="A6"><f>A5</f></c><c r="B6"><f>B5</f></c></row>`;
  const rows = [
    textRow(1, ["2026年11月 勤務表"]),
    textRow(3, ["日付", "始業", "終業", "備考"]),
    textRow(4, ["2026-11-04", "22:00", "6:00", "あ".repeat(600)], ' hidden="1"'),
    formulas,
    ...Array.from({ length: 600 }, (_, index) => textRow(index + 7, ["11/5", "25:70", "x"])),
  ];
  return xlsxFile({ sheets: [{ name: "11月", rows: rows.join("") }] });
}

test("server, command line and page give the same issues for every sample", async ({
  page,
  service,
}, info) => {
  test.setTimeout(240_000);
  const tricky = info.outputPath("tricky.xlsx");
  await writeFile(tricky, trickySheet());
  expect(samples).toHaveLength(7);

  for (const file of [...samples.map(fixtureFile), tricky]) {
    const name = basename(file);
    const { checked } = await createAutofillClient({ url: service.url }).workbooks.upload(
      new Blob([readFileSync(file)]),
      name,
    );
    // How the month was read is said by its own field.
    const listed = checked.issues.filter(({ code }) => !code.startsWith("month_"));
    const expected = listed.map((issue) => issueSentence(words, issue));
    const expected500 = { issues: checked.issues, issueCount: checked.issueCount };

    expect(await checkedByCli(file, service.url), `${name}, command line`).toMatchObject(
      expected500,
    );

    await chooseSheet(page, file);
    expect(await shownIssues(page), `${name}, page`).toEqual(new Set(expected));
    await editAndTakeBack(page);
    expect(await shownIssues(page), `${name}, checked by the page itself`).toEqual(
      new Set(expected),
    );
    const unlisted = checked.issueCount - checked.issues.length;
    if (unlisted > 0)
      await expect(page.getByText(words.autofill.moreIssues(unlisted))).toBeVisible();
  }
});

test("npm run demo -- --check prints the same list without a service of one's own", async ({
  service,
}) => {
  test.setTimeout(240_000);
  const file = fixtureFile("with-mistakes.xlsx");
  const demo = await outputOf([inRoot("scripts/demo.mjs"), "--check", file, "--json"]);
  const byCli = await checkedByCli(file, service.url);
  expect(demo).toEqual(byCli);
  expect(demo).toMatchObject({ issueCount: 7 });
});

async function checkedByCli(file: string, server: string): Promise<unknown> {
  return await outputOf([cli, "check", file, "--json", "--server", server]);
}

/** What a program prints as JSON; exit code 3 says that the sheet has errors. */
async function outputOf(args: string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, args, { maxBuffer: 10_000_000 }).catch(
    (error: { code?: unknown; stdout: string }) => {
      if (error.code !== 3) throw error;
      return error;
    },
  );
  return JSON.parse(stdout);
}

/** The issues that the page shows, each once: an issue about two rows is shown at both. */
async function shownIssues(page: Page): Promise<Set<string>> {
  const more = page.getByRole("button", { name: /^(ほか|残り).*行|もっと/ });
  if (await more.isVisible()) await more.click();
  const lines = page.locator("li.issue > span");
  const texts = await lines.evaluateAll((spans) =>
    spans.map((span) => {
      const button = span.querySelector("button")?.textContent ?? "";
      return (span.textContent ?? "").slice(0, -button.length || undefined).trim();
    }),
  );
  return new Set(texts);
}

/** After an edit the page checks the sheet itself; with the old text typed again its result must be the server's. */
async function editAndTakeBack(page: Page): Promise<void> {
  const cell = page.locator("table.grid .grid-cell").first();
  const before = await cell.locator(".cell-value").innerText();
  const type = async (text: string) => {
    await cell.click();
    await cell.getByRole("textbox").fill(text);
    await cell.getByRole("textbox").press("Enter");
  };
  await type("x");
  await expect(page.getByText(/「x」は日付として読めません/)).toBeVisible();
  await type(before);
  await expect(page.getByText(/「x」は日付として読めません/)).toHaveCount(0);
}
