import { tmpdir } from "node:os";
import {
  type CheckpointTag,
  type SheetMode,
  AutofillError,
  toAutofillError,
  type CleanupResult,
  type CleanupStep,
} from "@jobcan-automation/contract";
import {
  type BrowserEvents,
  type BrowserSessionOptions,
  openBrowserSession,
  type SessionCookies,
} from "../../browser/browser-session.ts";
import type { ProcessSystem } from "@jobcan-automation/proc";
import { openLivePicture } from "../../browser/picture/live-picture.ts";
import { type FillWork, fillTimesheet } from "../../jobcan/fill-timesheet.ts";
import { probeSignIn, probeSite } from "../../jobcan/probe/probe-site.ts";
import { type RecheckWork, recheckDays } from "../../jobcan/recheck/recheck-days.ts";
import { usualPauseMs } from "../../jobcan/visit/rate-limit.ts";
import { type RunStop, isStop } from "../../jobcan/visit/run-stop.ts";
import { resumeSession } from "../../jobcan/sign-in/resume-session.ts";
import { createOneAttempt, type OneAttempt } from "../../jobcan/sign-in/one-attempt.ts";
import { signInInWindow } from "../../jobcan/sign-in/sign-in-in-window.ts";
import { enterFromWindow, signInOneself } from "../../jobcan/sign-in/sign-in-oneself.ts";
import type { SignInRun } from "../../jobcan/sign-in/sign-in-run.ts";
import { signIn } from "../../jobcan/sign-in/sign-in.ts";
import { signInInPicture } from "../../jobcan/sign-in/sign-in-in-picture.ts";
import { TimedPerson } from "./timed-person.ts";
import { siteMap } from "../../jobcan/site-map.ts";
import {
  openSiteVisit,
  type SiteVisit,
  type SiteVisitOptions,
} from "../../jobcan/visit/site-visit.ts";
import type { PersonPort, ProbeReporter, ShownEmployee } from "../../base/ports.ts";
import { type RunWork, type SettledOptions, type RunnerReport, isFailure } from "../messages.ts";
import type { PictureChannel } from "./picture-channel.ts";
import type { OneTimeCredentials } from "./one-time-credentials.ts";

/** Where a run reports on its browser, beside its reporter. */
interface RunLifecycle {
  checkpoint(tag: CheckpointTag): void;
  browser(state: "opened" | "closed", pid?: number): void;
  cleanup(step: CleanupStep, result: CleanupResult): void;
}

export interface RunPorts {
  system: ProcessSystem;
  reporter: ProbeReporter;
  lifecycle: RunLifecycle;
  /** Jobcan's pages have shown who is signed in. */
  employee: (shown: ShownEmployee) => void;
  person: PersonPort;
  /** Where a person can be shown a browser; undefined where this process has no channel for it. */
  picture: PictureChannel | undefined;
  /**
   * Resolves once all that was reported so far is stored where a crash of this process or its parent cannot lose it.
   */
  flushed: () => Promise<void>;
  /** All that the browser sees of the environment. */
  browserEnv: Readonly<Record<string, string>>;
  /** Hands over the session that a plan has opened, with what a person has said meanwhile. */
  session(cookies: SessionCookies, settled: SettledOptions): void;
}

/** Deadline of one step of closing. */
const closeTimeoutMs = 5_000;

/** What a run has at hand beside its job. */
interface Running {
  ports: RunPorts;
  stop: RunStop;
}

/** A job as it is given to a run. */
export interface RunJob {
  work: RunWork;
  credentials: OneTimeCredentials;
}

/** Runs one job from launch to the last proof, and closes its browser whatever happens. Never throws. */
export async function runJob(job: RunJob, ports: RunPorts, stop: RunStop): Promise<RunnerReport> {
  let visit: SiteVisit | undefined;
  let report: RunnerReport = { end: "done" };
  try {
    const work = await afterWindow(job.work, { ports, stop });
    visit = await openSiteVisit(visitOptions(work, ports, stop), stop.soft);
    const settled = await doWork(visit, { ...job, work }, { ports, stop });
    if (job.work.mode === "plan") ports.session(await visit.cookies(), settled);
    if (stop.asked === "after_day") report = { end: "stopped", when: "after_day" };
  } catch (error) {
    report = reportOf(error, stop);
  }
  await visit?.close({ errorPath: isFailure(report) });
  ports.lifecycle.checkpoint("browser_cleanup_after");
  return report;
}

/** Where the person signs in in a window of their own: the run goes on with what that has left. */
async function afterWindow(work: RunWork, { ports, stop }: Running): Promise<RunWork> {
  const { own, site } = work;
  if (own?.way !== "window") return work;
  const { system, reporter, person } = ports;
  const { host } = new URL(site.idUrl);
  reporter.log("info", { code: "signing_in", facts: { host } });
  const folder = tmpdir();
  const env = { ...own.browser.env, ...system.temporaryFolder(folder) };
  const browser = { ...own.browser, env };
  const events = browserEvents(ports);
  const window = { system, site, browser, folder, person, closeTimeoutMs, events };
  const cookies = await signInInWindow(window, stop.any);
  return { ...work, cookies };
}

async function doWork(visit: SiteVisit, job: RunJob, run: Running): Promise<SettledOptions> {
  const { work } = job;
  const { ports, stop } = run;
  switch (work.mode) {
    case "plan":
    case "fill":
      await enter(visit, job, run);
      return await fillTimesheet(visit, fillWork({ ...work, mode: work.mode }, ports), stop);
    case "recheck":
      await enter(visit, job, run);
      await recheckDays(visit, recheckWork(work, ports), stop);
      return {};
    case "probe":
      await probe(visit, job, run);
      return {};
  }
}

async function probe(visit: SiteVisit, job: RunJob, run: Running): Promise<void> {
  const { today, skeleton } = job.work;
  const work = { today, skeleton, reporter: run.ports.reporter };
  const signal = run.stop.any;
  try {
    await enter(visit, job, run);
  } catch (error) {
    await probeSignIn(visit, work, { error, signal });
    throw error;
  }
  await probeSite(visit, work, signal);
}

/**
 * Signs in. The credentials are held here only, and by nothing once this has settled: a session that is lost later
 * comes back without them.
 */
async function enter(
  visit: SiteVisit,
  { work, credentials }: RunJob,
  { ports, stop }: Running,
): Promise<void> {
  const { reporter } = ports;
  if (work.own?.way === "window") {
    const { name } = await enterFromWindow(visit, stop.soft);
    if (name !== "") reporter.account(name);
    return reporter.log("info", { code: "signed_in", facts: { name, tookMs: 0 } });
  }
  if (work.cookies !== undefined) {
    const { name } = await resumeSession(visit, stop.soft);
    if (name !== "") reporter.account(name);
    return reporter.log("info", { code: "session_resumed", facts: { name } });
  }
  const startedAt = performance.now();
  reporter.log("info", { code: "signing_in", facts: { host: new URL(work.site.idUrl).host } });
  const person = new TimedPerson(ports.person);
  const run = { visit, person, signal: stop.soft, anyStop: stop.any };
  const { name } =
    work.own === undefined
      ? await signInWith(createOneAttempt(credentials.take()), run)
      : await signInOneself(run);
  const tookMs = Math.round(performance.now() - startedAt - person.askedMs);
  if (name !== "") reporter.account(name);
  reporter.log("info", { code: "signed_in", facts: { name, tookMs } });
}

async function signInWith(
  attempt: OneAttempt,
  person: Omit<SignInRun, "attempt">,
): Promise<{ name: string }> {
  const run = { ...person, attempt };
  return await signIn(run).catch((error: unknown) => signInInPicture(run, error));
}

function fillWork(work: RunWork & { mode: SheetMode }, ports: RunPorts): FillWork {
  const { reporter, person, flushed } = ports;
  const { defaultNote, groupName, otherPlaces } = work.options;
  const { includeHolidays, unreadLeave, addMissingOn } = work.options;
  return {
    mode: work.mode,
    rows: work.rows,
    defaultNote: defaultNote ?? "",
    groupName,
    otherPlaces,
    includeHolidays: includeHolidays ?? false,
    unreadLeave,
    addMissingOn: new Set(addMissingOn),
    punchDelayMs: work.punchDelayMs,
    today: work.today,
    reporter,
    person,
    flushed,
  };
}

function recheckWork({ rows, options }: RunWork, { reporter }: RunPorts): RecheckWork {
  return { rows, placesByDate: options.placesByDate ?? {}, reporter };
}

function reportOf(error: unknown, stop: RunStop): RunnerReport {
  if (isStop(error, stop)) return { end: "stopped", when: stop.asked ?? "now" };
  return { end: "failed", error: toAutofillError(error).toReport() };
}

function visitOptions(work: RunWork, ports: RunPorts, stop: RunStop): SiteVisitOptions {
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

function browserEvents({ reporter, lifecycle }: RunPorts): BrowserEvents {
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
