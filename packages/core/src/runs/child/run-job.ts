import { type CheckpointTag, AutofillError, toAutofillError } from "@jobcan-automation/contract";
import { type BrowserEvents, openBrowserSession } from "../../browser/browser-session.ts";
import { fillTimesheet } from "../../jobcan/fill-timesheet.ts";
import { usualPauseMs } from "../../jobcan/visit/rate-limit.ts";
import { type RunStop, RunStopped } from "../../jobcan/visit/run-stop.ts";
import { createOneAttempt, type OneAttempt, signIn } from "../../jobcan/sign-in/sign-in.ts";
import { siteMap } from "../../jobcan/site-map.ts";
import {
  openSiteVisit,
  type SiteVisit,
  type SiteVisitOptions,
} from "../../jobcan/visit/site-visit.ts";
import type { CleanupResult, CleanupStep, RunReporter } from "../../base/ports.ts";
import { isFailure, type RunEnd, type RunSpec } from "../messages.ts";

/** Where a run tells of its browser, beside its reporter. */
export interface RunLifecycle {
  checkpoint(tag: CheckpointTag): void;
  browser(state: "opened" | "closed", pid?: number): void;
  cleanup(step: CleanupStep, result: CleanupResult): void;
}

export interface RunPorts {
  reporter: RunReporter;
  lifecycle: RunLifecycle;
  /** Resolves once all that the reporter was told so far is stored where a crash of this process or its parent cannot lose it. */
  kept: () => Promise<void>;
  /** All that the browser sees of the environment. */
  browserEnv: Readonly<Record<string, string>>;
}

/** Deadline of one step of closing. */
const closeTimeoutMs = 5_000;

/** Runs one job from launch to the last proof, and closes its browser whatever happens. Never throws. */
export async function runJob(spec: RunSpec, ports: RunPorts, stop: RunStop): Promise<RunEnd> {
  const attempt = createOneAttempt(spec.credentials);
  let visit: SiteVisit | undefined;
  let end: RunEnd = { end: "done" };
  try {
    visit = await openSiteVisit(visitOptions(spec, ports, stop), stop.soft);
    await workAt(visit, { spec, ports, stop, attempt });
    if (stop.asked === "after_day") end = { end: "stopped", when: "after_day" };
  } catch (error) {
    end = endOf(error, stop);
  }
  attempt.forget();
  await visit?.close({ errorPath: isFailure(end) });
  ports.lifecycle.checkpoint("browser_cleanup_after");
  return end;
}

interface Run {
  spec: RunSpec;
  ports: RunPorts;
  stop: RunStop;
  attempt: OneAttempt;
}

async function workAt(visit: SiteVisit, { spec, ports, stop, attempt }: Run): Promise<void> {
  const { reporter } = ports;
  const startedAt = performance.now();
  reporter.log("info", { code: "signing_in", facts: { host: new URL(spec.site.idUrl).host } });
  const { name } = await signIn(visit, attempt, stop.soft);
  const tookMs = Math.round(performance.now() - startedAt);
  if (name !== "") reporter.account(name);
  reporter.log("info", { code: "signed_in", facts: { name, tookMs } });
  const work = {
    mode: spec.mode,
    rows: spec.rows,
    defaultNote: spec.options.defaultNote ?? "",
    groupName: spec.options.groupName,
    includeHolidays: spec.options.includeHolidays ?? false,
    unreadLeave: spec.options.unreadLeave ?? "leave",
    punchDelayMs: spec.punchDelayMs,
    today: spec.today,
    reporter,
    flushed: ports.kept,
  };
  await fillTimesheet(visit, work, stop);
}

function endOf(error: unknown, stop: RunStop): RunEnd {
  if (stop.soft.aborted || error instanceof RunStopped)
    return { end: "stopped", when: stop.asked ?? "now" };
  return { end: "failed", error: toAutofillError(error).toReport() };
}

function visitOptions(spec: RunSpec, ports: RunPorts, stop: RunStop): SiteVisitOptions {
  const { reporter, lifecycle } = ports;
  const language = { ...siteMap.languageCookie, url: spec.site.sslUrl };
  return {
    site: spec.site,
    reporter,
    ratePauseMs: spec.ratePauseMs ?? usualPauseMs,
    alsoEndedBy: () => (stop.dayInHand ? undefined : stop.any),
    async openBrowser(cookies, signal) {
      // What is still to be settled stays unknown: another browser is what there is no memory for.
      if (stop.asked === "memory") throw new AutofillError("MEMORY_EXHAUSTED");
      const startedAt = performance.now();
      lifecycle.checkpoint("browser_before");
      reporter.log("info", { code: "browser_starting", facts: {} });
      const session = await openBrowserSession(
        {
          launch: { ...spec.browser, env: ports.browserEnv },
          origins: [spec.site.idUrl, spec.site.sslUrl],
          cookies: cookies.length > 0 ? cookies : [language],
          stepTimeoutMs: spec.stepTimeoutMs,
          closeTimeoutMs,
          events: browserEvents(ports),
        },
        signal,
      );
      const tookMs = Math.round(performance.now() - startedAt);
      reporter.log("info", {
        code: "browser_ready",
        facts: { tookMs, sandbox: spec.browser.sandbox },
      });
      lifecycle.checkpoint("browser_after");
      return session;
    },
  };
}

function browserEvents({ reporter, lifecycle }: RunPorts): BrowserEvents {
  return {
    opened: (pid) => lifecycle.browser("opened", pid),
    closed(killed) {
      lifecycle.browser("closed");
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
