import { expect } from "@playwright/test";
import { type ElementHandle, launch, type Page } from "puppeteer-core";

/** A Firefox with one page, driven over WebDriver BiDi: Playwright's own protocol needs a Firefox built for it. */
export interface FirefoxPage extends AsyncDisposable {
  page: Page;
  /** Errors and warnings of the console, errors of the page, and requests to other hosts, so far. */
  complaints: readonly string[];
  /** Waits until an element contains the text. */
  text(selector: string, text: string): Promise<void>;
  /** Presses what has exactly this name, once it is there and enabled. */
  press(selector: string, name: string): Promise<void>;
  /** Gives a file to an input, once that is there. */
  upload(selector: string, path: string): Promise<void>;
  /** What the link leads to, as the page itself is answered. */
  fetched(selector: string): Promise<string>;
}

// A browser's start and a month take their time on a machine that does other things as well.
const patient = { timeout: 120_000 };

export async function openFirefox(executablePath: string): Promise<FirefoxPage> {
  const browser = await launch({ browser: "firefox", executablePath, headless: true });
  await using opened = new AsyncDisposableStack();
  opened.defer(async () => await browser.close());
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 860 });
  const complaints = complaintsOf(page);
  const held = opened.move();
  return {
    page,
    complaints,
    async text(selector, text) {
      const said = async () =>
        await page.evaluate(
          (css) => Array.from(document.querySelectorAll(css), (it) => it.textContent).join(),
          selector,
        );
      await expect.poll(said, patient).toContain(text);
    },
    async press(selector, name) {
      const find = async () => await findNamed(page, selector, name);
      await expect.poll(async () => (await find()) !== undefined, patient).toBe(true);
      await (await find())?.click();
    },
    async upload(selector, path) {
      const find = async () => await findNamed(page, selector, "");
      await expect.poll(async () => (await find()) !== undefined, patient).toBe(true);
      await (await (await find())?.toElement("input"))?.uploadFile(path);
    },
    async fetched(selector) {
      return await page.evaluate(async (css) => {
        const href = document.querySelector(css)?.getAttribute("href") ?? "";
        return await (await fetch(href)).text();
      }, selector);
    },
    [Symbol.asyncDispose]: async () => await held.disposeAsync(),
  };
}

/** The first that is enabled and has this name. */
async function findNamed(
  page: Page,
  selector: string,
  name: string,
): Promise<ElementHandle | undefined> {
  const found = await page.evaluateHandle(
    (css, wanted) =>
      Array.from(document.querySelectorAll(css)).find(
        (element) => element.textContent.trim() === wanted && !element.matches(":disabled"),
      ),
    selector,
    name,
  );
  const element: ElementHandle<Node> | null = found.asElement();
  return isOfElement(element) ? element : undefined;
}

/** What a selector of CSS has found. */
function isOfElement(found: ElementHandle<Node> | null): found is ElementHandle {
  return found !== null;
}

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const type = message.type();
    if (type === "error" || type === "warn") complaints.push(`console ${type}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`page error: ${String(error)}`));
  page.on("request", (request) => {
    const { protocol, origin, href } = new URL(request.url());
    const isOwn = page.url().startsWith("about:") || origin === new URL(page.url()).origin;
    if (/^(http|ws)/.test(protocol) && !isOwn) complaints.push(`other host: ${href}`);
  });
  return complaints;
}
