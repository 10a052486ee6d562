import { startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { openTestBrowser } from "../testing/open-test-browser.ts";
import type { BrowserSession } from "./browser-session.ts";
import { descendantsOf, isRunning } from "@jobcan-automation/proc/testing";

const never = new AbortController().signal;
const patience = { timeout: 30_000 };

test(
  "a browser that does not answer is killed with all its processes when it is closed",
  patience,
  async () => {
    const reported: string[] = [];
    const session = await open({ closeTimeoutMs: 1_500, reported });
    const pid = session.pid ?? 0;
    expect(descendantsOf(pid).length).toBeGreaterThan(0);
    process.kill(pid, "SIGSTOP");

    await session.close({ errorPath: false });

    expect([pid, ...descendantsOf(pid).map((below) => below.pid)].filter(isRunning)).toEqual([]);
    expect(reported.at(-1)).toBe("playwright true");
    expect(reported[0]).toBe("page false");
  },
);

test("closing twice closes once", patience, async () => {
  const reported: string[] = [];
  const session = await open({ reported });

  await Promise.all([session.close({ errorPath: false }), session.close({ errorPath: true })]);

  expect(reported).toEqual(["page true", "context true", "browser true", "playwright true"]);
});

test(
  "a page that crashes ends the current step at once, though no event reports it",
  patience,
  async () => {
    await using session = await open({});
    let crashedAt = 0;

    const working = session.run("work", never, async (page) => {
      const cdp = await page.context().newCDPSession(page);
      crashedAt = performance.now();
      await Promise.all([page.evaluate("new Promise(() => {})"), cdp.send("Page.crash")]);
    });

    await expect(working).rejects.toMatchObject({ code: "BROWSER_CRASHED" });
    expect(performance.now() - crashedAt).toBeLessThan(2_000);
  },
);

test("a page that never loaded is still closed in order, every time", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "connection-cut", on: "any", times: "forever" });
  const reported: string[] = [];

  for (let time = 0; time < 5; time += 1) {
    await using session = await open({ reported, origins: [site.idUrl] });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const opening = session.run("open", never, (page) =>
        page.goto(`${site.idUrl}/users/sign_in`, { waitUntil: "domcontentloaded" }),
      );
      await expect(opening).rejects.toMatchObject({ code: "NETWORK_ERROR" });
    }
  }

  expect(reported.filter((step) => step.endsWith("false"))).toEqual([]);
  expect(reported).toHaveLength(20);
});

test("a page that hangs ends the step on its deadline", patience, async () => {
  await using session = await open({ stepTimeoutMs: 3_000, closeTimeoutMs: 1_500 });

  const hanging = session.run("work", never, (page) => page.evaluate("for (;;);"));

  await expect(hanging).rejects.toMatchObject({
    code: "SITE_UNAVAILABLE",
    facts: { cause: "hangs" },
  });
});

test("an abort ends the current step with the signal's reason", patience, async () => {
  await using session = await open({});
  const stop = new AbortController();
  const waiting = session.run("wait", stop.signal, (page) =>
    page.evaluate("new Promise(() => {})"),
  );

  stop.abort(new RangeError("enough"));

  await expect(waiting).rejects.toThrow("enough");
});

test("the clock of the page is Japan's", patience, async () => {
  await using session = await open({});

  const zone = await session.run("look", never, (page) =>
    page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone + ' ' + navigator.language"),
  );

  expect(zone).toBe("Asia/Tokyo ja-JP");
});

test("an address written as a number is blocked like a name", patience, async () => {
  await using site = await startSandbox();
  const { port } = site;
  const reported: string[] = [];
  await using session = await open({ origins: [site.idUrl], blocked: reported });
  const others = ["127.0.0.1", "[::1]", "2130706433", "localhost", "other.localhost"];

  await session.run("ask", never, async (page) => {
    await page.goto(`${site.idUrl}/users/sign_in`);
    await page.evaluate(askAll, [
      ...others.map((host) => `http://${host}:${port}/control/reset`),
      `ws://127.0.0.1:${port}/`,
    ]);
  });

  expect(new Set(reported)).toEqual(
    new Set(
      ["127.0.0.1", "[::1]", "localhost", "other.localhost"].map((host) => `${host}:${port}`),
    ),
  );
  // A reset would have forgotten the visit, and any other host would have been counted.
  expect(site.requestLog().map(({ path }) => path)).toContain("/users/sign_in");
  expect(site.counts.foreignHostRequests).toBe(0);
});

/** Runs inside the page: posts to each address, or opens a socket to it, and waits for all to fail or come. */
// oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it
async function askAll(urls: readonly string[]): Promise<void> {
  const ask = (url: string) => fetch(url, { method: "POST", mode: "no-cors" }).catch(() => {});
  const connect = (url: string) =>
    new Promise<unknown>((resolve) => {
      const socket = new WebSocket(url);
      for (const event of ["open", "error"]) socket.addEventListener(event, resolve);
    });
  await Promise.all(urls.map((url) => (url.startsWith("ws:") ? connect(url) : ask(url))));
}

function open(how: {
  closeTimeoutMs?: number;
  stepTimeoutMs?: number;
  reported?: string[];
  origins?: string[];
  blocked?: string[];
}): Promise<BrowserSession> {
  const { stepTimeoutMs, closeTimeoutMs, reported, blocked } = how;
  return openTestBrowser(how.origins ?? ["https://id.jobcan.jp", "https://ssl.jobcan.jp"], {
    stepTimeoutMs,
    closeTimeoutMs,
    events: {
      cleanup: (step, { ok }) => void reported?.push(`${step} ${ok}`),
      blocked: (host) => void blocked?.push(host),
    },
  });
}
