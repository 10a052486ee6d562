import { startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { openTestBrowser } from "../testing/open-test-browser.ts";

const never = new AbortController().signal;
const answer = { headers: [["content-type", "text/html"]] as const, body: btoa("<p>ahead</p>") };
const patience = { timeout: 30_000 };

test(
  "a page is answered once, what begins with a prefix always, and all else by the site",
  patience,
  async () => {
    await using site = await startSandbox();
    const first = `${site.idUrl}/users/sign_in?a=1*`;
    const other = `${site.idUrl}/users/sign_in`;
    await using session = await openTestBrowser([site.idUrl, site.sslUrl]);
    const { inside } = session;

    const shown = await session.run("try", never, async (page) => {
      const show = async (url: string) => {
        await page.goto(url);
        return (await page.locator("p").first().textContent()) === "ahead";
      };
      const pages = await inside.answerPage(first, answer, async () => [
        await show(other),
        await show(first),
        await show(first),
      ]);
      const fetched = (path: string) =>
        page.evaluate(async (url) => (await fetch(url)).text(), `${site.idUrl}${path}`);
      await inside.answerAll({ prefix: `${site.idUrl}/st/kept`, answer });
      const all = [await fetched("/st/kept?x=1"), await fetched("/st/kept/2")];
      await inside.answerAll(undefined);
      return { pages, all, through: (await fetched("/st/kept")) === "<p>ahead</p>" };
    });

    expect(shown).toEqual({
      pages: [false, true, false],
      all: ["<p>ahead</p>", "<p>ahead</p>"],
      through: false,
    });
    const asked = site.requestLog().map(({ path }) => path);
    expect(asked.filter((path) => path === "/users/sign_in")).toHaveLength(2);
    expect(asked.filter((path) => path.startsWith("/st/kept"))).toEqual(["/st/kept"]);
  },
);
