import { findFirefox } from "./support/firefox/find-firefox.ts";
import { openFirefox } from "./support/firefox/open-firefox.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, monthFile } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const path = findFirefox(process.env);

test.describe.configure({ timeout: 600_000 });
test.skip(
  path === undefined,
  "no firefox-esr here (Debian's, by apt), and FIREFOX_PATH is not set",
);

test("in Firefox a month is uploaded, followed live, verified and reopened, without a console error", async ({
  service,
}) => {
  await using firefox = await openFirefox(path ?? "");
  const { page, complaints } = firefox;
  await page.goto(`${service.url}/autofill`);
  await firefox.upload("input[type=file]", monthFile);
  await firefox.text("main", words.autofill.rows(19, 19));
  await firefox.press("button", words.autofill.usePractice);
  await firefox.press("button", words.autofill.start(19));
  await firefox.text("header.job-head", words.jobOutcomes.succeeded);
  expect(new URL(page.url()).pathname).toMatch(/^\/jobs\/[0-9a-f]{32}$/);

  await expectVerified(firefox, 19);
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
  await firefox.text("[role=log]", words.log.browser_closed({}));
  const csv = await firefox.fetched("a[href*='.csv']");
  expect(csv.match(new RegExp(words.outcomes.verified, "g"))).toHaveLength(19);

  await page.reload();
  await firefox.text("header.job-head", words.jobOutcomes.succeeded);
  await expectVerified(firefox, 19);

  await firefox.press("footer a", words.nav.telemetry);
  await expect
    .poll(async () => await page.evaluate(() => document.querySelectorAll("figure canvas").length))
    .toBeGreaterThan(0);
  await firefox.press("footer a", words.about.privacy.title);
  await firefox.text("main", words.about.privacy.never);
  expect(complaints).toEqual([]);
});

async function expectVerified(
  { page }: Awaited<ReturnType<typeof openFirefox>>,
  days: number,
): Promise<void> {
  const rows = await page.evaluate(() =>
    Array.from(document.querySelectorAll("table.days tbody tr"), (line) => line.textContent),
  );
  expect(rows.filter((row) => row.includes(words.outcomes.verified))).toHaveLength(days);
}
