import type { CDPSession } from "playwright";

/** What a request is answered with, status 200. */
export interface InsideAnswer {
  headers: readonly (readonly [name: string, value: string])[];
  /** The body's bytes in base64. */
  body: string;
}

/**
 * Requests that are answered inside the browser, over its debugging protocol: they never leave it. All others pass
 * untouched, and none goes through a Playwright route.
 */
export interface InsideAnswers {
  /** Answers every request whose address begins with `prefix`; undefined lets them through to the site again. */
  answerAll(rule: { prefix: string; answer: InsideAnswer } | undefined): Promise<void>;
  /** Prepares `answerPage` for these addresses while there is time; without it that takes a round trip more. */
  expectPages(urls: readonly string[]): Promise<void>;
  /** While `work` runs, the first navigation to exactly this address is answered. */
  answerPage<T>(url: string, answer: InsideAnswer, work: () => Promise<T>): Promise<T>;
}

/** For the page of this session. A browser that does not know the protocol's command rejects. */
export function createInsideAnswers(cdp: CDPSession): InsideAnswers {
  let all: { prefix: string; answer: InsideAnswer } | undefined;
  let page: { url: string; answer: InsideAnswer } | undefined;
  let expected: readonly string[] = [];
  const answerFor = (url: string, resourceType: string) => {
    if (page?.url === url && resourceType === "Document") {
      const { answer } = page;
      page = undefined;
      return answer;
    }
    return all !== undefined && url.startsWith(all.prefix) ? all.answer : undefined;
  };
  cdp.on("Fetch.requestPaused", ({ requestId, request, resourceType }) => {
    const answer = answerFor(request.url, resourceType);
    const settled =
      answer === undefined
        ? cdp.send("Fetch.continueRequest", { requestId })
        : cdp.send("Fetch.fulfillRequest", {
            requestId,
            responseCode: 200,
            responseHeaders: answer.headers.map(([name, value]) => ({ name, value })),
            body: answer.body,
          });
    void settled.catch(ignoreGone);
  });
  const apply = async () => {
    const patterns = [
      ...(all === undefined ? [] : [{ urlPattern: `${escaped(all.prefix)}*` }]),
      ...expected.map((url) => ({ urlPattern: escaped(url), resourceType: "Document" as const })),
    ];
    if (patterns.length === 0) await cdp.send("Fetch.disable");
    else await cdp.send("Fetch.enable", { patterns });
  };
  const expectPages = async (urls: readonly string[]) => {
    expected = urls;
    await apply();
  };
  return {
    async answerAll(rule) {
      all = rule;
      await apply();
    },
    expectPages,
    async answerPage(url, answer, work) {
      if (!expected.includes(url)) await expectPages([url]);
      page = { url, answer };
      try {
        return await work();
      } finally {
        page = undefined;
        expected = expected.filter((one) => one !== url);
        // Commands take effect in order, so nothing waits for this one.
        void apply().catch(ignoreGone);
      }
    },
  };
}

/** An address as a pattern of the protocol, in which `*` and `?` stand for any characters. */
function escaped(url: string): string {
  return url.replaceAll(/[*?\\]/g, String.raw`\$&`);
}

function ignoreGone(): void {
  // The request was given up or the browser is gone: who waits for the page gets to know it.
}
