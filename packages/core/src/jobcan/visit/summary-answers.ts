import type { BrowserSession } from "../../browser/browser-session.ts";
import { siteMap, type SiteUrls } from "../site-map.ts";

/**
 * Answers for the page's own requests of a day's summary, which only repaint `#time-table` (docs/jobcan.md §5.2): given
 * inside the browser, until a page turns out to need the site's.
 */
export interface SummaryAnswers {
  /** Call with each new browser. Never throws: a browser that cannot do it asks the site. */
  renew(signal: AbortSignal): Promise<void>;
  /**
   * Lets the site answer from now on, because of something that a page does without its answer; false where that was
   * done before.
   */
  letThrough(sign: PageSign, signal: AbortSignal): Promise<boolean>;
  /** The site's answer made no difference to this sign: back to answers inside the browser. */
  takeBack(signal: AbortSignal): Promise<void>;
}

/** What a page may do where it lacks the site's answer: open with a form that is off, or stay busy after a press. */
type PageSign = "off" | "busy";

export function createSummaryAnswers(
  site: SiteUrls,
  session: () => Pick<BrowserSession, "run" | "inside">,
): SummaryAnswers {
  let inside = true;
  const seen = new Set<PageSign>();
  const rule = { prefix: new URL(siteMap.paths.summary, site.sslUrl).href, answer };
  const renew = async (signal: AbortSignal) => {
    const browser = session();
    const work = () => browser.inside.answerAll(inside ? rule : undefined);
    try {
      await browser.run("answer_summary", signal, work);
    } catch {
      // The browser is gone, which the next step reports, or it has no such command.
    }
  };
  return {
    renew,
    async letThrough(sign, signal) {
      if (!inside || seen.has(sign)) return false;
      seen.add(sign);
      inside = false;
      await renew(signal);
      return true;
    },
    async takeBack(signal) {
      inside = true;
      await renew(signal);
    },
  };
}

/** In the shape of the site's own answer, without a table. */
const answer = {
  headers: [["content-type", "application/json"]] as const,
  body: btoa(JSON.stringify({ time_table: "", late_apply_link: "" })),
};
