import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const { about } = words;

test("on one's own machine the footer says so, and leads to what is held, the terms and whom to ask", async ({
  page,
}) => {
  await page.goto("/autofill");
  const footer = page.getByRole("contentinfo");
  await expect(footer).toContainText(about.ownMachine);
  for (const { title } of [about.privacy, about.terms, about.contact]) {
    await footer.getByRole("link", { name: title }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(title));
  }
  await expect(page.getByRole("main")).toContainText(about.contact.self);
  await footer.getByRole("link", { name: words.nav.telemetry }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.telemetry.title })).toBeVisible();
});

test.describe("run for others", () => {
  test.use({
    serviceOptions: {
      env: {
        TRUSTED_PROXY_HOPS: "1",
        OPERATOR_NAME: "情報システム部",
        OPERATOR_CONTACT: "it@company.example",
        SOURCE_URL: "https://git.company.example/autofill",
        JOB_RETENTION_SEC: "5400",
        SITTING_SEC: "0",
        JOB_TIMEOUT_SEC: "720",
      },
    },
  });

  test("the pages say who runs it, where, and how long what is held, as it was set", async ({
    page,
  }) => {
    await page.goto("/privacy");
    const main = page.getByRole("main");
    await expect(main).toContainText(about.privacy.runBy("情報システム部"));
    await expect(main).toContainText(about.privacy.server(new URL(page.url()).host));
    await expect(main).toContainText(about.privacy.jobUntil("90分"));
    await expect(main).toContainText(about.privacy.passwordUntil("42分"));
    await expect(main).toContainText(about.privacy.sittingNever);
    const footer = page.getByRole("contentinfo");
    await expect(footer).toContainText(about.runBy("情報システム部"));
    await expect(footer).not.toContainText(about.ownMachine);
    await expect(footer.getByRole("link", { name: about.source })).toHaveAttribute(
      "href",
      "https://git.company.example/autofill",
    );

    await footer.getByRole("link", { name: about.contact.title }).click();
    await expect(main.getByRole("link", { name: "it@company.example" })).toHaveAttribute(
      "href",
      "mailto:it@company.example",
    );
  });
});
