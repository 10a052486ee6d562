import { AutofillError } from "@jobcan-automation/contract";
import type { BrowserEvents, BrowserSessionOptions } from "../../browser/browser-session.ts";
import { openBrowserSession } from "../../browser/open-browser-session.ts";
import { openLivePicture } from "../../browser/picture/live-picture.ts";
import { siteMap } from "../../jobcan/site-map.ts";
import { usualPauseMs } from "../../jobcan/visit/rate-limit.ts";
import type { RunStop } from "../../jobcan/visit/run-stop.ts";
import type { SiteVisitOptions } from "../../jobcan/visit/site-visit.ts";
import type { RunWork } from "../messages.ts";
import type { RunPorts } from "./run-ports.ts";

/** Deadline of one step of closing. */
export const closeTimeoutMs = 5_000;

/** How a run visits the site: each browser it opens is launched, logged and reported in one way. */
export function visitOptions(work: RunWork, ports: RunPorts, stop: RunStop): SiteVisitOptions {
  const { reporter, lifecycle } = ports;
  const language = { ...siteMap.languageCookie, url: work.site.sslUrl };
  return {
    site: work.site,
    reporter,
    onEmployee: ports.employee,
    ratePauseMs: work.ratePauseMs ?? usualPauseMs,
    alsoEndedBy: () => (stop.dayInHand ? undefined : stop.any),
    async openBrowser(cookies, signal) {
      // What is still to be settled stays unknown: another browser is what there is no memory for.
      if (stop.asked === "memory") throw new AutofillError("MEMORY_EXHAUSTED");
      const startedAt = performance.now();
      lifecycle.checkpoint("browser_before");
      reporter.log("info", { code: "browser_starting", facts: {} });
      const session = await openBrowserSession(
        {
          ...browserOptions(work, ports),
          cookies: cookies.length > 0 ? cookies : (work.cookies ?? [language]),
        },
        signal,
      );
      const tookMs = Math.round(performance.now() - startedAt);
      reporter.log("info", {
        code: "browser_ready",
        facts: { tookMs, sandbox: work.browser.sandbox },
      });
      lifecycle.checkpoint("browser_after");
      return session;
    },
    ...openPictureOf(work, ports),
  };
}

/** A picture is shown on the channel from its opening to its closing. */
function openPictureOf(work: RunWork, ports: RunPorts): Pick<SiteVisitOptions, "openPicture"> {
  const { picture: channel, lifecycle } = ports;
  if (channel === undefined) return {};
  return {
    async openPicture(cookies, signal) {
      lifecycle.checkpoint("browser_before");
      const browser = { ...browserOptions(work, ports), cookies };
      const picture = await openLivePicture(
        { browser, onState: (state) => channel.state(state) },
        signal,
      );
      lifecycle.checkpoint("browser_after");
      return channel.carry(picture);
    },
  };
}

function browserOptions(work: RunWork, ports: RunPorts): Omit<BrowserSessionOptions, "cookies"> {
  return {
    launch: { ...work.browser, env: ports.browserEnv },
    system: ports.system,
    origins: [work.site.idUrl, work.site.sslUrl],
    stepTimeoutMs: work.stepTimeoutMs,
    closeTimeoutMs,
    events: browserEvents(ports),
  };
}

/** What a browser of a run does is logged, and told to whoever watches memory. */
export function browserEvents({ reporter, lifecycle }: RunPorts): BrowserEvents {
  return {
    opened: (pid) => lifecycle.browser("opened", pid),
    closed(killed, pid) {
      lifecycle.browser("closed", pid);
      reporter.log("info", { code: "browser_closed", facts: {} });
      if (killed > 0)
        reporter.log("warn", { code: "leftover_killed", facts: { processes: killed } });
    },
    cleanup(step, result) {
      lifecycle.cleanup(step, result);
      const facts = { step, error: result.error ?? "" };
      if (!result.ok) reporter.log("warn", { code: "cleanup_failed", facts });
    },
    dialog: (text) => reporter.log("warn", { code: "dialog_dismissed", facts: { text } }),
    blocked: (host, count) =>
      reporter.log("warn", { code: "request_blocked", facts: { host, count } }),
  };
}
