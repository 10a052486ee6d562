import { todayInJapan } from "@jobcan-automation/timesheet";
import type { OwnSignInWay, Target } from "@jobcan-automation/contract";
import { parseCookies, type RunSpec } from "./messages.ts";
import type { JobRequest } from "../record/job-request.ts";

/** What a run needs besides the user's request. */
export interface RunSettings {
  /** The sites that can be chosen; a target without one is refused before it comes here. */
  sites: Partial<Record<Target, RunSpec["site"]>>;
  browser: RunSpec["browser"];
  /** The browser in which a person may sign in on this machine; undefined where nobody can. */
  window?: { executablePath: string; env: Readonly<Record<string, string>> } | undefined;
  /** Pause between punches; the least towards the real site. */
  punchDelayMs: number;
  timeoutMs: number;
  stepTimeoutMs: number;
  /** How long a person is waited for; 0: not at all. */
  personWaitMs: number;
}

/** All a runner is given of one job. Reveals the secrets: to be handed over and dropped. */
export function buildRunSpec(
  job: { id: string; request: JobRequest; nowMs: number },
  settings: RunSettings,
): RunSpec {
  const { request } = job;
  const site = settings.sites[request.target];
  if (site === undefined) throw new RangeError("a job for a site that is not configured");
  return {
    jobId: job.id,
    mode: request.mode,
    site,
    ...signInOf(request, settings),
    rows: [...request.rows],
    options: request.options,
    ...(request.skeleton !== undefined && { skeleton: request.skeleton }),
    hasPicture: request.person === "present" && settings.personWaitMs > 0,
    punchDelayMs: punchDelay(request, settings),
    browser: settings.browser,
    timeoutMs: settings.timeoutMs,
    stepTimeoutMs: settings.stepTimeoutMs,
    today: todayInJapan(job.nowMs),
  };
}

function signInOf(
  request: JobRequest,
  settings: RunSettings,
): Pick<RunSpec, "credentials" | "cookies" | "own"> {
  const { login, password, companyCode, cookies, own } = request;
  if (cookies !== undefined) return { cookies: parseCookies(cookies.reveal()) };
  if (own !== undefined) return { own: ownSignIn(own, settings) };
  return {
    credentials: {
      login: login?.reveal() ?? "",
      password: password?.reveal() ?? "",
      ...(companyCode !== undefined && { companyCode }),
    },
  };
}

function ownSignIn(
  way: OwnSignInWay,
  { window, browser }: RunSettings,
): NonNullable<RunSpec["own"]> {
  if (way === "picture") return { way };
  if (window === undefined) throw new RangeError("a job for a window that nobody could see");
  const { executablePath, env } = window;
  return { way, browser: { executablePath, sandbox: browser.sandbox, env: { ...env } } };
}

function punchDelay(request: JobRequest, settings: RunSettings): number {
  const chosenMs = request.options.punchDelayMs ?? settings.punchDelayMs;
  return request.target === "practice" ? chosenMs : Math.max(chosenMs, settings.punchDelayMs);
}
